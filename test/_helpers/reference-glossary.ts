import {glossary} from '../../source/domain/glossary.js';

/** The page of Juju's words, from the data that the program shows. */
export const glossaryPage = (): string => [
	'# Words of Juju',
	'',
	'Made by `npm run docs` from the words that <kbd>g</kbd> explains in the program; typing there searches them.',
	'',
	...glossary.flatMap(({name, others, text}) => [`## ${name}`, '', ...(others.length === 0 ? [] : [`Also: ${others.map(other => `\`${other}\``).join(', ')}`, '']), text, '']),
].join('\n');
