import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {targetWords} from './charm-places.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#19631';

const words = {
	words: 'TooManyRelatedAppsError: Too many remote applications on ', pattern: /\d > 1\)/v, versions: '3.6', source: reference,
} as const;

/**
A charm went back and forth: its peer relation is there twice.
*/
export const peerRelationDoubled: Case = defineCase({
	id: 'peer-relation-doubled',
	code: 'G13',
	family: 'charms',
	title: 'A peer relation is there twice',
	occurs: {from: [2]},
	isConfirmed: false,
	signals: [{where: 'log', ...words}, {where: 'status', ...words}],
	severity: 2,
	meaning: 'A charm counts more relations than there can be. It was reported of charms that were refreshed, rolled back and refreshed again: the peer relation that the new charm brings was made twice.',
	jujuDoes: 'tries the failed hook again by itself, which fails in the same way each time.',
	remedies: (finding, situation) => [
		askAgain,
		adviseRemedy({
			id: 'escalate',
			title: 'Ask for help with the doubled relation',
			explanation: 'There is no command that removes one of two peer relations. This is for somebody who knows Juju\'s database.',
			undo: 'nothing to undo',
			reference,
		}, [
			'Refresh and remove nothing until then. What helps whoever looks at it, for the peer relation in the message:',
			'',
			`  juju show-unit ${targetWords(finding?.model, situation)} UNIT`,
			`  juju debug-log ${targetWords(finding?.model, situation)} --include UNIT --replay --no-tail`,
			'',
			'Whether it is a peer relation stands in the charm\'s metadata, under peers. If it is not, the application was',
			'related twice by people, and the relation that is too many can be removed.',
		]),
	],
	reference,
});
