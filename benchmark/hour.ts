import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type ModelStatus} from '../source/domain/status.js';
import {shareAgents} from '../source/domain/share-status.js';
import {type JujuProcess} from '../source/juju/process.js';
import {createIntentRunner} from '../source/runtime/intent-runner.js';
import {createQuestionPlaces} from '../source/runtime/question-places.js';
import {createVirtualClock} from '../source/runtime/virtual-clock.js';
import {workingStorage} from '../test/_helpers/open-runner.js';
import {testTime} from '../test/_helpers/make-state.js';
import {open} from './table-model.js';

// An hour of polls, as a process of its own: prints what was resident after each half minute, and the most that ever was.
const model = {controller: 'aws', name: 'admin/web'};
const answersOfAnHour = 1800;
const pause = 2000;
const mebibyte = 1024 * 1024;

const [folder = ''] = process.argv.slice(2);
const files = fs.readdirSync(folder).map(name => path.join(folder, name));
const clock = createVirtualClock(testTime);
let asked = 0;
const client: JujuProcess = {
	name: 'juju',
	async run() {
		await clock.wait(400);
		const bytes = fs.readFileSync(files[asked++ % files.length] ?? '');
		return {
			outcome: 'exited', exitCode: 0, stdout: new TextDecoder().decode(bytes), stderr: '', duration: 400,
		};
	},
	async attach() {
		throw new Error('Nothing is handed over.');
	},
};

const {store, output, application} = open({columns: 80, rows: 24});
const runner = createIntentRunner({
	getState: () => store.getState(),
	process: client,
	clock,
	storage: workingStorage([]),
	terminal: {suspend: async action => action(), write: () => undefined},
	onExit: () => undefined,
}, createQuestionPlaces(() => undefined));
const {signal} = new AbortController();

let last: ModelStatus | undefined;
const resident: number[] = [];
const poll = async (): Promise<void> => {
	const asking = runner.run({type: 'read-status', model}, {
		process: client, signal, isUrgent: true, dispatch: store.dispatch,
	});
	await clock.advance(400);
	const answer = await asking;
	if (!answer.ok) {
		throw new Error(answer.failure.message);
	}

	last = shareAgents(last, answer.value as ModelStatus);
	store.dispatch({
		type: 'observed', model, answer: {ok: true, value: last}, at: clock.now(), duration: 400,
	});
	for (let second = 0; second < pause; second += 1000) {
		await clock.advance(1000);
		store.dispatch({type: 'ticked', now: clock.now()});
	}
};

for (let count = 1; count <= answersOfAnHour; count++) {
	await poll();
	if (count % 15 !== 0) {
		continue;
	}

	await application.flush();
	output.written = '';
	resident.push(process.memoryUsage.rss() / mebibyte);
}

application.unmount();
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({resident, peak, answered: asked})}\n`);
