import {charmName} from '../../domain/charm/charm-names.js';
import {only, popOverlay, replaceTop} from '../result.js';
import {topOverlay} from '../selectors.js';
import {type Message, type State, type Update} from '../state.js';
import {isOldFileField} from './old-file.js';
import {askToRollBack, isSource} from './roll-back-actions.js';
import {withItem} from './wave.js';

/**
The file of the charm that an application had was read: asks whether it shall go back to it. One that is no charm, or another, is told where it was typed.
*/
export const takeOldFile = (state: State, {path, answer}: Extract<Message, {type: 'charm-read'}>): Update => {
	const overlay = topOverlay(state);
	const {stage} = state;
	if (overlay?.name !== 'charm-field' || !isOldFileField(overlay) || overlay.oldFile.reading !== path || stage.name !== 'charm' || !isSource(stage)) {
		return only(state);
	}

	const {index} = overlay.oldFile;
	const say = (problem: string): Update => only(replaceTop(state, {...overlay, problem, oldFile: {index}}));
	if (!answer.ok) {
		return say(answer.failure.message);
	}

	const item = stage.wave.items[index];
	const wanted = item?.before && charmName(item.before.charm);
	if (!item || wanted === undefined || answer.value.name !== wanted) {
		return say(`That is the charm ${answer.value.name}; ${item?.application ?? 'the application'} had ${wanted ?? 'another'}.`);
	}

	const named = {...stage, wave: withItem(stage.wave, index, {oldFile: overlay.typed.trim()})};
	return askToRollBack({...popOverlay(state), stage: named}, named, index);
};
