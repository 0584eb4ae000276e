import test from 'ava';
import {type Intent} from '../../../source/domain/intent.js';
import {ask, prod} from './_ask.js';
import {flows, recordedCommands} from './_refusals.js';

/** What the program would have wanted with a recorded upgrade command; undefined for commands that it never gives. */
const upgradeIntent = (line: string): Intent | undefined => {
	const version = /--agent-version[ =](?<version>\S+)/v.exec(line)?.groups?.['version'];
	const isPreview = line.includes('--dry-run');
	const wanted = version === undefined ? {} : {version};
	if (line.startsWith('upgrade-controller')) {
		return isPreview ? {type: 'preview-controller-upgrade', controller: 'c1', ...wanted} : {type: 'upgrade-controller', controller: 'c1', version: version ?? ''};
	}

	if (line.startsWith('upgrade-model')) {
		return isPreview ? {type: 'preview-model-upgrade', model: prod, ...wanted} : {type: 'upgrade-model', model: prod, version: version ?? ''};
	}

	return line.startsWith('sync-agent-binary') ? {type: 'synchronise-binaries', controller: 'c1', version: version ?? ''} : undefined;
};

/**
Words that are shown as Juju wrote them, with no reading of ours, and why: the program itself never gives such a command, or nothing more can be said than Juju says.
*/
const shownRaw: ReadonlyArray<{readonly words: RegExp; readonly why: string}> = [
	{words: /agent stream "nonsense" is not recognised/v, why: 'the program names only streams that there are'},
	{words: /previous upgrade not reset and no new upgrade triggered/v, why: 'the program never resets an upgrade; what it says of it has words, but no kind that anything waits for'},
];

const isShownRaw = (text: string): boolean => shownRaw.some(({words}) => words.test(text));

type Recorded = {
	readonly line: string;
	readonly intent: Intent;
	readonly exitCode: number;
	readonly stdout: string;
	readonly stderr: string;
};

const recorded: readonly Recorded[] = [
	...flows.map(({version, command, rc, stdout, stderr}) => ({
		line: `${version}: ${command}`, intent: upgradeIntent(command), exitCode: rc, stdout, stderr,
	})),
	...recordedCommands.map(({arguments: all, 'exit-code': code, stdout, stderr}) => {
		const line = all.slice(1).join(' ');
		// Without an exit code it was ended from outside: what a client leaves behind then is no answer of Juju.
		return {
			line: `4.0: ${line}`, intent: upgradeIntent(line), exitCode: code ?? undefined, stdout, stderr,
		};
	}),
].flatMap(({intent, exitCode, ...rest}) => (intent === undefined || exitCode === undefined ? [] : [{...rest, intent, exitCode}]));

const isPreview = ({type}: Intent): boolean => type === 'preview-controller-upgrade' || type === 'preview-model-upgrade';

test('Every recorded dry run is read: the version that it names, that there is none, or a refusal whose words are known', t => {
	const dryRuns = recorded.filter(({intent}) => isPreview(intent));
	t.true(dryRuns.length > 40, `${dryRuns.length}`);
	for (const {line, intent, exitCode, stdout, stderr} of dryRuns) {
		const answer = ask(intent, {exitCode, stdout, stderr});
		if (answer.ok) {
			t.is(exitCode, 0, line);
			const named = /best version:\n\s+(?<version>\S+)/v.exec(stderr + stdout)?.groups?.['version'];
			t.is((answer.value as {readonly bestVersion: string | undefined}).bestVersion, named, line);
			t.true(named !== undefined || (stderr + stdout).includes('no upgrades available'), `${line}: ${stderr}`);
		} else {
			t.true(answer.failure.kind === 'unreachable' || (answer.failure.refusal?.kind ?? 'unrecognised') !== 'unrecognised' || isShownRaw(stderr), `${line}: ${stderr}`);
		}
	}
});

test('Every recorded refusal of an upgrade or of binaries is recognised', t => {
	const refused = recorded.filter(({intent, exitCode}) => exitCode !== 0 && !isPreview(intent));
	t.true(refused.length > 60, `${refused.length}`);
	for (const {line, intent, exitCode, stdout, stderr} of refused) {
		const answer = ask(intent, {exitCode, stdout, stderr});
		const failure = answer.ok ? undefined : answer.failure;
		t.truthy(failure, line);
		t.true(failure?.kind === 'unreachable' || (failure?.refusal?.kind ?? 'unrecognised') !== 'unrecognised' || isShownRaw(stderr), `${line}: ${stderr}`);
		t.true((failure?.message ?? '') !== '', line);
	}
});

test('What is shown raw is still recorded, and comes with Juju\'s own words', t => {
	for (const {words, why} of shownRaw) {
		const found = recorded.filter(({stderr}) => words.test(stderr));
		t.true(found.length > 0, why);
		for (const {intent, exitCode, stdout, stderr} of found) {
			const answer = ask(intent, {exitCode, stdout, stderr});
			t.regex(answer.ok ? '' : answer.failure.evidence, words);
		}
	}
});
