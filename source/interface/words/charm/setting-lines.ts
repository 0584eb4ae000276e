import {countOf} from '../../../domain/words.js';

/** Words for what becomes of settings. */
export const charmSettingWords = {
	titles: {
		name: 'SETTING', fate: 'BECOMES', before: 'BEFORE', after: 'AFTER',
	},
	/** In place of the value afterwards. */
	gone: 'gone',
	theSame: 'the same',
	/** How many settings become what, by the word for it: `1 dropped, 4 kept`. */
	counts: (fates: ReadonlyArray<{readonly count: number; readonly word: string}>): string => fates.map(({count, word}) => `${count} ${word}`).join(', '),
	settings: (counts: string): string => `Settings: ${counts}`,
	keepDefaults: (count: number): string => `${countOf(count, 'setting')} that nobody set ${count === 1 ? 'keeps its default' : 'keep their defaults'}.`,
	takeNewDefaults: (count: number): string => `${countOf(count, 'setting')} that nobody set: the new charm's defaults.`,
} as const;
