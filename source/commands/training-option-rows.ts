import {type OptionRow} from './options.js';

/** What only `train` takes. */
export const trainingOptionRows: readonly OptionRow[] = [
	{name: 'list', description: 'train: lists the lessons, and which were solved'},
	{name: 'reset', description: 'train: forgets what became of the lesson that is named, or of all'},
	{name: 'class', value: 'DIRECTORY', description: 'train: how far all are whose data directories lie under it'},
	{name: 'from-run', value: 'RUN', description: 'train: the cloud of a run that is over, as it was before, with the faults that were met'},
];
