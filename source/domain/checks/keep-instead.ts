import {type PrepareFacts, type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';

/** So many models are written out; the others go alike. */
const mostModels = 10;

/** Where a client keeps its data if nobody says otherwise. */
const clientFolder = '$HOME/.local/share/juju';

const exportLines = ({target}: PrepareFacts): readonly string[] => {
	const version = parseBinaryVersion(target.controllerVersion);
	return target.models.length === 0 || (version && isAtLeast(version, 4))
		? []
		: [
			'',
			'What is deployed, as bundles (neither data nor secrets):',
			...target.models.slice(0, mostModels).map(model => `juju export-bundle -m ${modelKey(model)} --filename ${model.name.replaceAll('/', '-')}.yaml`),
			...(target.models.length > mostModels ? [`… and so for ${target.models.length - mostModels} more`] : []),
		];
};

/**
What can be kept where Juju cannot back its controller up; none of it replaces a backup.

Source: 4.0.15 `export-bundle` answers "not implemented" (recorded); the other lines are no commands of Juju.
*/
export const keepInstead = (facts: PrepareFacts): Remedy => adviseRemedy({
	id: 'keep-something-else',
	title: 'See what else can be kept',
	explanation: 'Nothing of this replaces a backup, but each part can save work if the controller is lost.',
}, [
	'The database: a snapshot by the cloud of the controller\'s volumes or machines, all of them at one time, while nothing changes.',
	'',
	'What this client knows: controllers, accounts, keys. It holds secrets, so only you may read it:',
	`(umask 077 && tar -czf ~/juju-client.tar.gz -C "\${JUJU_DATA:-${clientFolder}}" .)`,
	...exportLines(facts),
]);
