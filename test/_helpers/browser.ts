import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {type Readable, type Writable} from 'node:stream';

/** Where a browser is, in the order in which it is looked for; the first that is there is taken. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'] as const;

/**
The browser of this machine: what CHROMIUM names, else the first that is where systems put it.

@throws Where there is none, with what to install.
*/
export const findBrowser = (): string => {
	const named = process.env['CHROMIUM'];
	const found = named === undefined || named === '' ? places.find(place => existsSync(place)) : named;
	if (found === undefined || !existsSync(found)) {
		throw new Error(`No browser at ${found ?? places.join(', ')}: install chromium (apt-get install chromium), or name one with CHROMIUM=PATH.`);
	}

	return found;
};

type Values = Readonly<Record<string, unknown>>;

type Message = {readonly id?: number; readonly method?: string; readonly sessionId?: string; readonly params?: Values; readonly result?: Values; readonly error?: {readonly message: string}};

type Evaluation = {readonly result: {readonly value: unknown}; readonly exceptionDetails?: unknown};

export type Page = {
	/** One command of the DevTools protocol to this page. */
	readonly send: (method: string, parameters?: Values) => Promise<Values>;
	/** What an expression is in the page, as JSON has it. */
	readonly evaluate: (expression: string) => Promise<unknown>;
	/** Addresses that were asked for, the page's own first. */
	readonly requests: () => readonly string[];
	/** What the console, the log and exceptions have said. */
	readonly complaints: () => readonly string[];
};

export type Browser = {
	/** Opens a file of this machine and waits until it is loaded. */
	readonly open: (file: string) => Promise<Page>;
	readonly close: () => Promise<void>;
};

/** Nothing but the page: no requests of the browser's own, and no profile of anybody. */
const words = (profile: string): readonly string[] => [
	'--headless',
	// As root, as in a container, there is no sandbox to be had; the pages are our own.
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-default-apps',
	'--disable-extensions',
	'--disable-sync',
	'--no-default-browser-check',
	'--no-first-run',
	'--hide-scrollbars',
	'--remote-debugging-pipe',
	`--user-data-dir=${profile}`,
	'about:blank',
];

/** Milliseconds that one command may take. */
const patience = 30_000;

/** Splits what comes through the pipe at its zero bytes. */
const readMessages = (input: Readable, receive: (message: Message) => void): void => {
	let rest = '';
	input.setEncoding('utf8');
	input.on('data', (part: string) => {
		const texts = `${rest}${part}`.split('\0');
		rest = texts.pop() ?? '';
		for (const text of texts) {
			receive(JSON.parse(text) as Message);
		}
	});
};

const textOf = ({method, params = {}}: Message): string => `${method}: ${JSON.stringify(params)}`;

/** Events that a page without a fault never sends. A log entry of any level is one. */
const complaining: ReadonlySet<string> = new Set(['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded']);

/**
Starts a headless Chromium and speaks the DevTools protocol to it through a pipe: no port is opened, nothing is installed.

@throws Where there is no browser, with what to install.
*/
export const openBrowser = async (): Promise<Browser> => {
	const file = findBrowser();
	const profile = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-upgrade-wizard-browser-'));
	const child = spawn(file, words(profile), {stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: {...process.env, HOME: profile}});
	const [said, output, input] = child.stdio.slice(2) as unknown as readonly [Readable, Writable, Readable];
	let stderr = '';
	said.setEncoding('utf8');
	said.on('data', (part: string) => {
		stderr = `${stderr}${part}`.slice(-4000);
	});

	const waiting = new Map<number, {readonly resolve: (values: Values) => void; readonly reject: (error: Error) => void}>();
	const listeners = new Set<(message: Message) => void>();
	readMessages(input, message => {
		const asked = message.id === undefined ? undefined : waiting.get(message.id);
		if (asked && message.id !== undefined) {
			waiting.delete(message.id);
			if (message.error) {
				asked.reject(new Error(message.error.message));
			} else {
				asked.resolve(message.result ?? {});
			}
		}

		for (const listen of listeners) {
			listen(message);
		}
	});
	const {promise: ended, resolve: end} = Promise.withResolvers<void>();
	const fail = (text: string): void => {
		for (const {reject} of waiting.values()) {
			reject(new Error(text));
		}

		waiting.clear();
		end();
	};

	// A pipe that breaks is a browser that has ended.
	output.on('error', () => undefined);
	child.on('error', error => {
		fail(`${file} could not be started: ${error.message}`);
	});
	child.on('exit', code => {
		fail(`${file} ended with ${code}: ${stderr}`);
	});

	let next = 0;
	const send = async (method: string, parameters: Values = {}, sessionId?: string): Promise<Values> => {
		next++;
		const id = next;
		const {promise, resolve, reject} = Promise.withResolvers<Values>();
		waiting.set(id, {resolve, reject});
		const timer = setTimeout(() => {
			waiting.delete(id);
			reject(new Error(`No answer to ${method}. ${stderr}`));
		}, patience);
		output.write(`${JSON.stringify({
			id, method, params: parameters, ...(sessionId !== undefined && {sessionId}),
		})}\0`);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
		}
	};

	const open = async (place: string): Promise<Page> => {
		const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
		const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true}) as {readonly sessionId: string};
		const requests: string[] = [];
		const complaints: string[] = [];
		const {promise: loaded, resolve: load} = Promise.withResolvers<void>();
		listeners.add(message => {
			if (message.sessionId !== sessionId) {
				return;
			}

			if (message.method === 'Network.requestWillBeSent') {
				const {request} = message.params as {readonly request: {readonly url: string}};
				requests.push(request.url);
			} else if (message.method === 'Page.loadEventFired') {
				load();
			} else if (complaining.has(message.method ?? '')) {
				complaints.push(textOf(message));
			}
		});
		const ask = async (method: string, parameters?: Values): Promise<Values> => send(method, parameters, sessionId);
		await Promise.all(['Page', 'Runtime', 'Log', 'Network'].map(async name => ask(`${name}.enable`)));
		await ask('Page.navigate', {url: `file://${place}`});
		await loaded;
		return {
			send: ask,
			async evaluate(expression) {
				const {result, exceptionDetails} = await ask('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true}) as Evaluation;
				if (exceptionDetails !== undefined) {
					throw new Error(JSON.stringify(exceptionDetails));
				}

				return result.value;
			},
			requests: () => requests,
			complaints: () => complaints,
		};
	};

	return {
		open,
		async close() {
			child.kill('SIGKILL');
			await ended;
			await fs.rm(profile, {recursive: true, force: true, maxRetries: 5});
		},
	};
};
