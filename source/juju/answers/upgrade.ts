import {type UpgradeOutcome, type UpgradePreview} from '../../domain/answer.js';
import {type ProcessAnswer} from '../process.js';
import {saidBy} from './evidence.js';
import {understood, type Reading} from './reading.js';

// The last alternative is that of 1.25 (cmd/juju/commands/upgradejuju.go).
const bestForm = /best (?:version|available tools version):\s{1,20}(?<version>\d[\-.0-9a-z]{0,60})/v;

const startedForm = /started upgrade (?:to|of Juju environment to version) (?<version>\d[\-.0-9a-z]{0,60})/v;

// With exit code 0, on stderr, in all versions; also where binaries are missing or the version is lower (flows of 2.9.52, 3.6.28, 4.0.15).
const nothingForm = /^no upgrades available$/mv;

const bothStreams = ({stdout, stderr}: ProcessAnswer): string => `${stdout}\n${stderr}`;

/**
Reads a dry run. The version stands on a line of its own behind `best version:`, on stderr; the hint how to go on names none since 2.3.
*/
export const readPreview = (answer: ProcessAnswer): Reading<UpgradePreview> => understood({
	bestVersion: bestForm.exec(bothStreams(answer))?.groups?.['version'],
	text: saidBy(answer),
});

/**
Reads what an upgrade command says it did, exit code 0. Never a proof: 4.0.14 says "started upgrade to" the version that runs already.
*/
export const readOutcome = (answer: ProcessAnswer): Reading<UpgradeOutcome> => {
	const text = bothStreams(answer);
	const started = startedForm.exec(text)?.groups?.['version'];
	return understood({
		claim: started === undefined && nothingForm.test(text) ? 'nothing' : 'started',
		version: started ?? bestForm.exec(text)?.groups?.['version'],
		text: saidBy(answer),
	});
};
