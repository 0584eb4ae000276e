import {leftOutKeysWords} from './words/left-out-keys.js';

/**
What could not be had of the operator's own keys, in one sentence; undefined where all could.
*/
export const describeLeftOut = (leftOut: readonly string[]): string | undefined => (leftOut.length === 0 ? undefined : leftOutKeysWords.leftOut(leftOut));
