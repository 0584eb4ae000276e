// The overlay `charm-field` while it asks for the file of the charm that an application had.
import {planRollBack} from '../../domain/charm/roll-back.js';
import {isAtLeast} from '../../domain/version.js';
import {type Overlay} from '../overlay.js';
import {
	notice,
	only,
	popOverlay,
	pushOverlay,
	replaceTop,
} from '../result.js';
import {type State, type Update} from '../state.js';
import {readCharm} from './ask-charm.js';
import {applicationIn} from './charm-rows.js';
import {sourceAfter} from './charm-sources.js';
import {readPart} from './order-parts.js';
import {partProblem} from './order-rows.js';

type Field = Extract<Overlay, {name: 'charm-field'}>;

export type OldFileField = Field & {readonly oldFile: NonNullable<Field['oldFile']>};

/** Whether the field asks for an old file, not for a part of an order. */
export const isOldFileField = (overlay: Field): overlay is OldFileField => overlay.oldFile !== undefined;

/** The item whose old file the overlay asks for; undefined where it is not on the screen any more. */
const itemOf = ({stage}: State, {oldFile: {index}}: Pick<OldFileField, 'oldFile'>) =>
	stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items[index] : undefined;

/**
Asks for the file of the charm that an item of the wave had: Juju does not keep it. What was named before is there again.
*/
export const askForOldFile = (state: State, index: number): Update => {
	const isFirst = state.client !== undefined && !isAtLeast(state.client.version, 2);
	return only(pushOverlay(state, {
		name: 'charm-field',
		field: isFirst ? 'repository' : 'path',
		typed: itemOf(state, {oldFile: {index}})?.oldFile ?? '',
		problem: undefined,
		oldFile: {index},
	}));
};

/** Where the old charm can be read, by what was typed; or why it cannot. */
const readTyped = (state: State, overlay: OldFileField): {readonly path: string} | {readonly problem: string} | undefined => {
	const {stage} = state;
	const item = itemOf(state, overlay);
	const application = item && stage.name === 'charm' && stage.step !== 'choose' ? applicationIn(state, stage.wave.model, item.application) : undefined;
	if (!item?.before || !application) {
		return undefined;
	}

	const {field, typed} = overlay;
	const read = readPart(field, typed);
	if (!read.ok) {
		return {problem: read.problem};
	}

	const plan = planRollBack(item.before, application, state.client?.version, {path: typed.trim()});
	const [order] = plan.kind === 'possible' ? plan.orders : [];
	if (plan.kind === 'impossible' || !order) {
		return {problem: plan.kind === 'impossible' ? plan.reason : 'There is nothing to order.'};
	}

	const problem = partProblem(state, {application, order, field});
	const source = sourceAfter(application, order);
	return problem === undefined && source.kind === 'file' ? {path: source.path} : {problem: problem ?? 'It cannot be told which charm that is.'};
};

/**
Takes what was typed: the charm is read before anything is asked. An empty text leaves it all.
*/
export const nameOldFile = (state: State, overlay: OldFileField): Update => {
	if (overlay.typed.trim() === '') {
		return only(popOverlay(state));
	}

	const read = readTyped(state, overlay);
	if (!read) {
		return notice(popOverlay(state), 'That application is not on the screen any more. Nothing was done.');
	}

	if ('problem' in read) {
		return only(replaceTop(state, {...overlay, problem: read.problem}));
	}

	return readCharm(replaceTop(state, {...overlay, problem: undefined, oldFile: {...overlay.oldFile, reading: read.path}}), read.path);
};
