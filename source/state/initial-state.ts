import {unasked} from '../domain/answer.js';
import {noCharmFacts} from './charm/charm-facts.js';
import {firstOpenLesson} from './lesson-list.js';
import {firstTraining} from './training.js';
import {type Session, type State} from './state.js';

/**
The state before anything was asked; `now` is in milliseconds since 1970.
*/
export const createInitialState = ({session, now, size}: {
	readonly session: Session;
	readonly now: number;
	readonly size: State['size'];
}): State => ({
	session,
	now,
	startedAt: now,
	client: undefined,
	host: unasked,
	controllers: unasked,
	details: {},
	controller: undefined,
	models: unasked,
	choices: [],
	version: undefined,
	stream: session.agentStream,
	target: undefined,
	observations: {},
	previews: {},
	streams: {},
	disabledCommands: {},
	modelDetails: {},
	modelSettings: {},
	controllerMachines: {},
	statusLogs: {},
	errorLogs: {},
	services: {},
	configurations: {},
	charms: noCharmFacts,
	badSince: {},
	applicationsAtStart: {},
	failedHooks: {},
	failures: [],
	backup: {kind: 'none'},
	kept: {},
	copies: {},
	running: {},
	putBack: [],
	seenFindings: undefined,
	ignored: [],
	picture: {},
	finishedProgress: {},
	verdicts: {},
	commands: [],
	table: {
		selected: undefined, top: 0, sort: 'natural', filter: '', isFiltering: false, quick: 'all',
	},
	stage: session.lessons ? {name: 'lessons', cursor: firstOpenLesson({session})} : {name: 'start', phase: 'probing'},
	...(session.lesson && {training: firstTraining(session.lesson.speed)}),
	overlays: session.lesson ? [{name: 'lesson', top: 0}] : [],
	notice: undefined,
	surface: 0,
	size,
	isLeaving: false,
	exit: undefined,
	render: session.createRenderer({client: undefined, controller: undefined, isKubernetes: false}),
});
