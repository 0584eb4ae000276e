import {casePages} from './case-pages.js';
import {makePictures} from './pictures.js';
import {referencePages} from './reference-pages.js';

/** A file of the documentation that is made, by its path in docs. */
export type MadeFile = {readonly name: string; readonly text: string};

/** Folders of docs in which every file is made. */
export const madeFolders = ['cases', 'reference', 'pictures'] as const;

/**
All that `npm run docs` writes: the pages of the catalogue, the reference, the pictures.
*/
export const allPages = async (): Promise<readonly MadeFile[]> => [
	...casePages().map(({name, text}) => ({name: `cases/${name}`, text})),
	...referencePages().map(({name, text}) => ({name: `reference/${name}`, text})),
	...await makePictures(),
];
