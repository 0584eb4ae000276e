import {type Application, type Controller} from '../cloud.js';
import {isFourth} from '../era.js';

/**
The name in what an application's charm is called: `mysql` of `cs:trusty/mysql-29`.
*/
export const charmNameOf = ({charm}: Pick<Application, 'charm'>): string =>
	charm.slice(charm.lastIndexOf('/') + 1).replace(/^(?:local|ch|cs):/v, '').replace(/-\d+$/v, '');

type Named = Pick<Application, 'charm' | 'origin' | 'revision' | 'base'>;

/** Since 4.0 addresses have no series. */
const seriesPart = ({base}: Named, controller: Pick<Controller, 'version'>): string => isFourth(controller.version) || base.series === '' ? '' : `${base.series}/`;

/**
The address of a charm as a controller writes it: `ch:amd64/jammy/etcd-755`, `cs:trusty/mysql-29`, `local:jammy/mine-3`.

Source: status recorded of 2.9.52, 3.6.28 and 4.0.15.
*/
export const charmUrl = (application: Named, controller: Pick<Controller, 'version'>): string => {
	const {charm, origin, revision} = application;
	const name = charmNameOf(application);
	if (origin === 'local') {
		return `local:${seriesPart(application, controller)}${name}-${revision}`;
	}

	if (charm.startsWith('cs:')) {
		return `${charm.replace(/-\d+$/v, '')}-${revision}`;
	}

	return origin === 'charmhub' ? `ch:amd64/${seriesPart(application, controller)}${name}-${revision}` : `cs:${name}-${revision}`;
};

/**
Whether two addresses mean the same revision of the same charm.
*/
export const isSameCharm = (left: string, right: string): boolean => {
	const end = (url: string): string => `${url.startsWith('local:') ? 'local' : 'store'} ${url.replace(/^(?:ch|cs|local):/v, '').replace(/^.*\//v, '')}`;
	return end(left) === end(right);
};
