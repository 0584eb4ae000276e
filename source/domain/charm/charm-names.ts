import {type Application} from '../status.js';

const risks: ReadonlySet<string> = new Set(['stable', 'candidate', 'beta', 'edge']);

/** `stable` and `latest/stable` are one channel, and so are `8.0` and `8.0/stable`. */
export const fullChannel = (channel: string): string => {
	const [first = '', ...rest] = channel.split('/');
	if (risks.has(first)) {
		return ['latest', first, ...rest].join('/');
	}

	return rest.length === 0 ? `${first}/stable` : channel;
};

/** The revision at the end of a charm's address; names without a schema have none. */
const revisionForm = /-\d{1,9}$/v;

/** The name in what status or an operator calls a charm: `mysql` of `ch:amd64/jammy/mysql-12`, `cs:~kim/trusty/mysql-29`, `local:mysql-3`. */
export const charmName = (charm: string): string => {
	const last = charm.slice(Math.max(charm.lastIndexOf('/'), charm.indexOf(':')) + 1);
	return charm.includes(':') ? last.replace(revisionForm, '') : last;
};

/** The revision in a charm's address: `ch:amd64/jammy/mysql-12` is 12. */
export const charmRevisionIn = (charm: string | undefined): number | undefined => {
	const digits = charm?.includes(':') ? revisionForm.exec(charm)?.[0].slice(1) : undefined;
	return digits === undefined ? undefined : Number(digits);
};

/** Whether another charm is named by a folder or file of this machine, not by a store. */
export const isCharmPath = (charm: string): boolean => /^\.{0,2}\//v.test(charm) || charm.endsWith('.charm');

export type CharmOrigin = 'charmhub' | 'charm-store' | 'local';

/**
Where an application's charm comes from. Status says it since 2.0; in 1.25 only the address does.
*/
export const originOf = ({charm, charmOrigin}: Pick<Application, 'charm' | 'charmOrigin'>): CharmOrigin | undefined => {
	if (charm.startsWith('local:') || charmOrigin === 'local') {
		return 'local';
	}

	if (charm.startsWith('cs:') || charmOrigin === 'jujucharms' || charmOrigin === 'charmstore' || charmOrigin === 'charm-store') {
		return 'charm-store';
	}

	return charm.startsWith('ch:') || charmOrigin === 'charmhub' || charmOrigin === 'charm-hub' ? 'charmhub' : undefined;
};

/** Where a charm comes from that an operator names: a schema, or a file. Undefined for a bare name, whose store the client chooses. */
export const originNamed = (charm: string): CharmOrigin | undefined => isCharmPath(charm) ? 'local' : originOf({charm, charmOrigin: undefined});
