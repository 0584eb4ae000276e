import {comparePlans} from '../domain/compare-plans.js';
import {type Plan} from '../domain/plan.js';
import {type ActionId, type Message} from '../state/state.js';
import {type Consent} from './apply-consent.js';

/** What shall be carried out, and what was said to it in advance. */
export type ApplyOrder = Consent & {readonly plan: Plan};

/** How it ends: exit code, and why, in sentences. */
export type ApplyEnd = {readonly code: number; readonly summary: readonly string[]};

export type ApplyNudge =
	| {readonly kind: 'wait'}
	| {readonly kind: 'send'; readonly messages: readonly Message[]}
	| {readonly kind: 'end'; readonly end: ApplyEnd};

export const wait: ApplyNudge = {kind: 'wait'};

export const send = (...messages: readonly Message[]): ApplyNudge => ({kind: 'send', messages});

/** Keys. */
export const act = (...actions: readonly ActionId[]): readonly Message[] => actions.map(action => ({type: 'acted', action}));

/** Exit code, and why. */
export const end = (code: number, ...summary: readonly string[]): ApplyNudge => ({kind: 'end', end: {code, summary}});

/** What is not as it was when the plan was saved ends it. */
export const differences = (saved: Plan, now: Plan | undefined): ApplyNudge | undefined => {
	const found = now ? comparePlans(saved, now) : ['No plan can be made of what is there now.'];
	return found.length === 0
		? undefined
		: end(3, 'The cloud is not as it was when this plan was made. Nothing was upgraded.', ...found.map(text => `  ${text}`), 'Make the plan anew, look at it, and apply that.');
};
