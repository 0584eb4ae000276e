import {bindingsOf} from '../key-bindings.js';
import {type StorePort} from '../store-port.js';
import {currentSurface} from '../surface.js';
import {focusedRow} from './speak-page.js';

/** No list that is told is longer. */
const most = 500;

/**
Puts the cursor onto a row, as keys do.

@returns Whether the row is still there.
*/
export const isMovedTo = ({getState, dispatch}: StorePort, isThere: () => boolean): boolean => {
	const row = (): string | undefined => getState().table.selected ?? focusedRow(getState());
	if (bindingsOf(currentSurface(getState())).some(({actions}) => Object.values(actions).includes('top'))) {
		dispatch({type: 'acted', action: 'top'});
	} else {
		for (let count = 0, before: string | undefined; count < most && before !== row(); count++) {
			before = row();
			dispatch({type: 'acted', action: 'up'});
		}
	}

	for (let count = 0; count < most && !isThere(); count++) {
		dispatch({type: 'acted', action: 'down'});
	}

	return isThere();
};

/** The same for a row of a list by its key. */
export const isMovedToRow = (store: StorePort, key: string): boolean => isMovedTo(store, () => focusedRow(store.getState()) === key);
