// Loaded in this order: the first sees who listens to signals before the second is there.
import {withoutNewListeners} from './signal-listeners.js';
import PlainConf from './conf-package.js';

/** Conf, without what comes with it: when-exit 2.1.5 (through atomically) kills the program at the first signal, whatever is under way. Signals are ours: a run ends in order. */
export const Conf = withoutNewListeners(PlainConf);
