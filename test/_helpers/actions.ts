import {type ActionId} from '../../source/state/state.js';

const all: Readonly<Record<ActionId, true>> = {
	up: true, down: true, 'page-up': true, 'page-down': true, top: true, bottom: true, confirm: true, back: true, quit: true, interrupt: true, stop: true, redraw: true, next: true,
	help: true, palette: true, glossary: true, fleet: true, log: true, troubleshoot: true, 'ask-again': true, ignore: true, toggle: true, 'other-version': true, 'other-stream': true, save: true, copy: true, filter: true,
	sort: true, 'quick-behind': true, 'quick-down': true, 'quick-error': true, 'quick-all': true, retry: true, backup: true, 'log-in': true, way: true, client: true, charms: true, 'roll-back': true, force: true, 'check-charm': true, yes: true, no: true,
	lesson: true, hint: true, faster: true, slower: true, pause: true, 'step-time': true,
};

/** Every action that a key can mean. The compiler sees to it that none is missing. */
export const keyBindingActions = Object.keys(all) as readonly ActionId[];
