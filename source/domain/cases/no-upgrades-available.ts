import {
	type Case,
	type FailedCommand,
	type Finding,
	type Situation,
} from '../case.js';
import {type Evidence, type Remedy} from '../check.js';
import {explainNoUpgrade, type NoUpgrade} from '../checks/explain-no-upgrade.js';
import {streamRemedies} from '../checks/stream-remedies.js';
import {modelKey, parseModelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {offlineRemedies} from '../offline-remedies.js';
import {defineCase} from './define-case.js';
import {placeOf} from './places.js';

const id = 'no-upgrades-available';
const reference = '2.9.52 cmd/juju/commands/findtools.go; 3.6.28 cmd/juju/commands/upgradecontroller.go; 4.0.14, seen';

const words = 'no upgrades available';

/** Whether a command got the answer, of whatever exit code, that there is nothing to upgrade to. */
export const isNoUpgrade = ({failure}: Pick<FailedCommand, 'failure'>): boolean => failure.evidence.includes(words);

type Said = {readonly model: ModelReference; readonly version: string; readonly evidence: Evidence};

/** A dry run with a stream is kept under its model's key and the stream (`preview-key.ts`). */
const previewedIn = (previews: Situation['previews'], stream: string | undefined) => {
	const end = stream === undefined ? '' : ` ${stream}`;
	const entries = Object.entries(previews).filter(([key]) => key.endsWith(end)).map(([key, known]) => [key.slice(0, key.length - end.length), known] as const);
	return entries.filter(([key]) => !key.includes(' '));
};

const saidIn = ({failures, previews, controllerModel, wantedVersion, stream}: Situation): readonly Said[] => [
	...failures.filter(failed => isNoUpgrade(failed)).flatMap(({model = controllerModel, version = wantedVersion, command, failure, at}) => model === undefined || version === undefined
		? []
		: [{model, version, evidence: {source: command, text: failure.evidence.trim(), at}}]),
	...previewedIn(previews, stream).flatMap(([key, {value, at}]) => wantedVersion !== undefined && value?.bestVersion === undefined && value?.text.includes(words) === true
		? [{model: parseModelKey(key), version: wantedVersion, evidence: {source: 'dry run', text: value.text.trim(), at}}]
		: []),
];

const currentOf = (situation: Situation, model: ModelReference): string | undefined => {
	const {controllerModel, controllerVersion} = situation;
	const isController = controllerModel !== undefined && modelKey(model) === modelKey(controllerModel);
	return (isController ? controllerVersion?.text : undefined) ?? placeOf(situation, model)?.status.version;
};

const explain = (situation: Situation, {model, version}: Pick<Said, 'model' | 'version'>): NoUpgrade =>
	explainNoUpgrade(version, currentOf(situation, model), situation.stream ?? situation.streams?.[modelKey(model)]?.value?.stream);

/** What was wanted in the model of a finding. */
const wantedIn = (finding: Finding | undefined, situation: Situation): Said | undefined =>
	finding?.model && saidIn(situation).find(({model}) => finding.model !== undefined && modelKey(model) === modelKey(finding.model));

const remediesOf = (situation: Situation, {model, version}: Said): readonly Remedy[] => {
	const {render, controllerModel, stream, streams} = situation;
	const explained = explain(situation, {model, version});
	if (explained.kind === 'lower') {
		return [adviseRemedy({
			id: 'choose-newer', title: 'Choose a version that is newer', explanation: explained.text, undo: 'nothing to undo', reference,
		}, ['Juju never goes back to a lower version. Go back to the choice of the version.']), askAgain];
	}

	const present = streams?.[modelKey(model)]?.value?.stream;
	const target = {controller: model.controller, version, ...(stream !== undefined && {stream})};
	const other = explained.other === undefined || !explained.kind.startsWith('stream')
		? []
		: streamRemedies({
			render,
			target: {
				...target, upgradesController: true, controllerVersion: version, models: [], reason: '',
			},
		}, {model, other: explained.other, present});
	const offline = controllerModel === undefined ? [askAgain] : offlineRemedies({render, controllerModel, target});
	const all = [...other, ...offline];
	// The settings change something: they stand behind what only reads or brings binaries.
	return [...all.filter(({risk}) => risk === 'safe'), ...all.filter(({risk}) => risk !== 'safe')];
};

/**
C1: "no upgrades available" with exit code 0, though a newer version is wanted. Where all is up to date it is no trouble at all.
*/
export const noUpgradesAvailable: Case = defineCase({
	id,
	code: 'C1',
	family: 'binaries',
	title: 'Juju says there is nothing to upgrade to',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [],
	see: situation => saidIn(situation).flatMap(said => {
		const explained = explain(situation, said);
		return explained.kind === 'up-to-date'
			? []
			: [
				{model: said.model, subjects: [], evidence: said.evidence},
				{model: said.model, subjects: [], evidence: {source: 'versions', text: explained.text, at: said.evidence.at}},
			];
	}),
	meaning(finding, situation) {
		const said = wantedIn(finding, situation);
		const general = 'Juju says so, with exit code 0, where all is up to date, where the version is lower, and where it cannot find the binaries.';
		return `${general} ${said ? explain(situation, said).text : 'Only the versions themselves tell which.'}`;
	},
	jujuDoes: 'changes nothing, and calls that a success. It looks for the binaries anew with each upgrade command, not in between.',
	remedies(finding, situation) {
		const said = wantedIn(finding, situation);
		return said ? remediesOf(situation, said) : [askAgain];
	},
	reference,
});
