/**
What a person may want to hear of who does not look at the screen:

- `question`: something that happened has opened a question, and all waits for its answer.
- `refused`: Juju did not take a command; nothing goes on before somebody decides.
- `stuck`: nothing has moved for so long that it will hardly move by itself.
- `silent`: the controller has not answered for longer than the limit.
- `error`: agents are in error, and nobody has pressed a key for a while.
- `upgraded`: a model, or the charm of an application, is upgraded; the next step waits for a key.
- `done`: all that was to be upgraded was worked through.
- `stopped`: a command without questions has ended before that; what follows is for a person.
*/
export type NoticeEvent = 'question' | 'refused' | 'stuck' | 'silent' | 'error' | 'upgraded' | 'done' | 'stopped';

export type Notice = {
	readonly event: NoticeEvent;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly controller: string | undefined;
	/** `CONTROLLER:OWNER/NAME` */
	readonly model: string | undefined;
	/** One or two sentences for people. */
	readonly text: string;
};

/**
A notice as programs read it: one JSON object, on one line (docs/schemas/notification.json).
*/
export const formatNotice = ({event, at, controller, model, text}: Notice): string => JSON.stringify({
	schema: 'juju-upgrade-wizard/notification/1',
	event,
	at: new Date(at).toISOString(),
	controller: controller ?? null,
	model: model ?? null,
	text,
});
