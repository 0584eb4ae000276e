/**
What the screens of the part about charms are made from.
*/
export {
	applicationIn, charmModels, charmRows, type CharmRow,
} from './charm-rows.js';
export {
	blockersOf,
	commandOf,
	gapsOf,
	isAsking,
	pendingOf,
	problemsOf,
	refusalsOf,
	settingRowsOf,
	verdictsOf,
	type ItemCommand,
} from './judge-item.js';
export {checkOf, notesOf, type CharmCheck} from './advice.js';
export {orderRows, orderWords, type OrderRow} from './order-rows.js';
