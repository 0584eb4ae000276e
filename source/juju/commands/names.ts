import {type Intent, type ModelReference} from '../../domain/intent.js';

/**
What may be put into an argument list or a script. Stricter than Juju's own rules, so that nothing that begins with a dash, holds a space or
means something to a shell ever gets through.

Source: juju/names v4 to v6 (`machine.go`, `unit.go`, `application.go`, `model.go`, `user.go`, `controller.go`).
*/

const machineForm = /^\d{1,9}(?:\/[a-z]{1,16}\/\d{1,9}){0,8}$/v;
const applicationForm = /^[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;
const unitForm = /^(?<application>[a-z][\-0-9a-z]*)\/\d{1,9}$/v;
const agentForm = /^(?:machine-\d{1,9}(?:-[a-z]{1,16}-\d{1,9}){0,8}|controller-\d{1,9}|unit-(?<application>[a-z][\-0-9a-z]*)-\d{1,9})$/v;
const serviceForm = /^jujud-(?<agent>[\-0-9a-z]+)$/v;
const controllerForm = /^[0-9A-Za-z][\w+\-.@]*$/v;
const modelForm = /^(?:[0-9A-Za-z][\w+\-.@]*\/)?[0-9a-z][\-0-9a-z]*$/v;
const channelForm = /^[0-9A-Za-z][\w\-.]*(?:\/[0-9A-Za-z][\w\-.]*){0,2}$/v;
const charmForm = /^(?:(?:ch|cs):)?(?:~[0-9a-z][+\-.0-9a-z]*\/)?(?:[0-9a-z][.0-9a-z]*\/){0,2}[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;
const longestName = 250;

const isMatch = (form: RegExp, text: string): boolean => text.length <= longestName && form.test(text);

/**
Whether a text is the name of an application, such as `mysql`.
*/
export const isApplication = (text: string | undefined): boolean => text !== undefined && isMatch(applicationForm, text);

/**
Whether a text is a machine's id, such as `2` or `0/lxd/1`.
*/
export const isMachine = (text: string): boolean => isMatch(machineForm, text);

/**
Whether a text is a unit's name, such as `mysql/0`.
*/
export const isUnit = (text: string): boolean =>
	text.length <= longestName && isApplication(unitForm.exec(text)?.groups?.['application']);

/**
Whether a text is the tag of an agent that lives on a machine, such as `machine-0-lxd-1` or `unit-mysql-0`.
*/
export const isAgent = (text: string): boolean => {
	const match = text.length <= longestName ? agentForm.exec(text) : undefined;
	const application = match?.groups?.['application'];
	return match !== null && match !== undefined && (application === undefined || isApplication(application));
};

/**
Whether a text is the name of the service of one of Juju's agents, such as `jujud-machine-2`.
*/
export const isService = (text: string): boolean => {
	const agent = serviceForm.exec(text.slice(0, longestName))?.groups?.['agent'];
	return agent !== undefined && text.length <= longestName && isAgent(agent);
};

/**
Whether a text can be a channel of a charm: `8.0/stable`, `edge`, `latest/edge/fix-12`.
*/
export const isChannel = (text: string): boolean => isMatch(channelForm, text);

/**
Whether a text can name a charm of a store: `postgresql`, `ch:amd64/jammy/postgresql-12`, `cs:~user/focal/haproxy`. Folders and files are none.
*/
export const isCharm = (text: string): boolean => isMatch(charmForm, text);

/**
Whether a text can be the name of a controller.
*/
export const isController = (text: string): boolean => isMatch(controllerForm, text);

/**
Whether a text can be the name of a model, with or without its owner: `web`, `admin/web`.
*/
export const isModel = (text: string): boolean => isMatch(modelForm, text);

const checks: ReadonlyMap<string, (text: string) => boolean> = new Map([
	['controller', isController], ['machine', isMachine], ['unit', isUnit], ['agent', isAgent], ['application', isApplication], ['channel', isChannel],
]);

const wrongModel = ({controller, name}: ModelReference): string | undefined =>
	isController(controller) && isModel(name) ? undefined : `${controller}:${name}`;

/**
The first name in an intent that Juju would not give, in quotes; undefined where all are well.
*/
export const impossibleName = (intent: Intent): string | undefined => {
	const [, wrong] = Object.entries(intent).find(([key, value]) => typeof value === 'string' && checks.get(key)?.(value) === false) ?? [];
	const name: unknown = wrong ?? ('model' in intent ? wrongModel(intent.model) : undefined);
	return name === undefined ? undefined : JSON.stringify(name);
};
