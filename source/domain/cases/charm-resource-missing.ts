import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {textBetween} from '../text-between.js';
import {
	aboutApplications,
	refusedRefreshes,
	refreshCommand,
	targetWords,
} from './charm-places.js';
import {defineCase} from './define-case.js';

const reference = '3.6.28 cmd/juju/application/utils/utils.go';

const resourceIn = (finding: Finding | undefined): string =>
	finding?.evidence.map(({text}) => textBetween(text, 'new resource "', '" was missing')).find(name => name !== undefined && /^[\w\-.]+$/v.test(name)) ?? 'RESOURCE';

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const [refused] = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	return [adviseRemedy({
		id: 'give-resource',
		title: 'Refresh again with the file',
		explanation: 'A charm from a file brings no resources with it: each new one has to be given.',
		risk: 'disruptive',
		cost: 'each unit runs its upgrade-charm hook',
		undo: 'refresh with the charm file of before',
		success: 'The refresh is accepted, and the resource is listed.',
		reference,
	}, [
		'The file, or for an image its address, is named beside the charm:',
		'',
		`  juju ${refreshCommand(situation)} ${targetWords(finding?.model, situation)} --path ./CHARM.charm --resource ${resourceIn(finding)}=./FILE ${refused?.application ?? 'APPLICATION'}`,
		'',
		'What is there already:',
		`  juju resources ${targetWords(finding?.model, situation)} ${refused?.application ?? 'APPLICATION'}`,
	])];
};

/**
A local charm has a resource that it had not before.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'charm-resource-missing',
	code: 'G10',
	family: 'charms',
	title: 'A new resource of the charm is missing',
	occurs: {from: [2]},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'was missing, please provide it via --resource', versions: '2.9 to 4.1', source: '2.9.52, 3.6.28 cmd/juju/application/utils/utils.go',
	}],
	severity: 2,
	meaning: 'The new charm comes from a file and wants a resource that the one before did not have. Juju refused the refresh. Nothing was changed.',
	jujuDoes: 'does nothing by itself here: it cannot fetch a resource for a charm that is in no store.',
	remedies,
	reference,
}));

export const charmResourceMissing = entry;
