import {charmNameOf} from '../../simulator/charms/charm-url.js';
import {charmCast} from '../../simulator/scenarios/charms-cast.js';
import {hasUnitsAt, modelOf} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {type Observed} from '../observed.js';
import {scenarioCloud} from '../scenario-cloud.js';

const application = charmCast.switches;
const refused = charmCast.switchTo.base;
const revision = 196;

const applicationIn = ({cloud}: Observed) => modelOf(cloud, 'shop')?.applications.get(application);

const overruled: Mistake = {
	id: 'overruled',
	title: 'A refusal was overruled with --force-base or --force',
	why: 'Juju then puts a charm on machines that it was not made for. It may run for a while; nobody has tried it, and nobody will help.',
	isMade: ({latest}) => latest?.exitCode === 0 && latest.words[0] === 'refresh' && ['--force-base', '--force-series', '--force'].some(option => latest.words.includes(option)),
};

/** An order that Juju refuses with reason, and one that it takes. */
export const charmRefused: Lesson = {
	id: 'charm-refused',
	title: 'A charm that Juju refuses, and one that fits',
	learns: 'Whether a charm fits is known before it is ordered: its base, its relations, its storage. A refusal is an answer, and not a lock to be picked.',
	story: [
		`In the model shop a database, ${application}, serves two applications. "Make it ${refused}," says a note on your desk, "it is the same, only newer."`,
		`Find out why it does not become ${refused}. Then bring it to the newest revision of its own charm, with its settings and relations as they are.`,
		'Charms have their own part of the wizard: h opens it in Target.',
	],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: false,
	create: scenarioCloud('charms'),
	goals: [
		{
			id: 'understood',
			title: `You know why ${application} does not become ${refused}`,
			hints: [
				'Each charm says on which versions of Ubuntu it runs.',
				`Order it in the part about charms (h): another charm, ch:${refused}. Review says what speaks against it.`,
				`juju info -m aws:admin/shop ${refused}`,
			],
			isMet: ({commands}) => commands.some(({words, exitCode}) => exitCode !== undefined && words.some(word => word === refused || word === `ch:${refused}`)),
		},
		{
			id: 'upgraded',
			title: `Every unit of ${application} has run its hooks at revision ${revision}`,
			hints: [
				'Its own channel has a newer revision.',
				'An order with nothing filled in is the newest revision of its channel.',
				`juju refresh -m aws:admin/shop ${application}`,
			],
			isMet: ({cloud}) => hasUnitsAt(cloud, {model: 'shop', application, revision}),
		},
		{
			id: 'whole',
			title: 'It is the same charm, with its settings and relations, and serves',
			hints: [
				'A new charm may drop settings and relations, or bring others.',
				'Verify holds the settings of now against those of before.',
				`juju config -m aws:admin/shop ${application} --format yaml`,
			],
			isMet(observed) {
				const found = applicationIn(observed);
				return found !== undefined && hasUnitsAt(observed.cloud, {model: 'shop', application, revision})
					&& charmNameOf(found) === application && found.settings?.['cluster-name'] === 'shop'
					&& ['webapp', 'reports'].every(other => modelOf(observed.cloud, 'shop')?.relations.some(({left, right}) => left.application === application && right.application === other));
			},
		},
	],
	mistakes: [...commonMistakes, overruled],
	solution: {
		steps: [
			{
				do: 'charm', application, order: {switch: `ch:${refused}`}, to: 'refused',
			},
			{do: 'charm', application, to: 'verify'},
			{do: 'until', goal: 'whole'},
		],
		commands: [
			{line: `refresh -m aws:admin/shop ${application}`, why: 'The newest revision of its own charm is made for the Ubuntu that its machines have.'},
		],
	},
	failure: {
		steps: [
			{do: 'terminal', words: ['refresh', '-m', 'aws:admin/shop', '--switch', `ch:${refused}`, '--force-base', application]},
			{do: 'wait', seconds: 60},
		],
		mistakes: ['overruled'],
		unmet: ['upgraded', 'whole'],
	},
};
