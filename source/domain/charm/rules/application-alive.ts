import {pass, refuse, type CharmRule} from './rule.js';

/** Source: 1.25.13 to 4.0.15: an application that is `dying` takes no changes. */
export const applicationAlive: CharmRule = {
	id: 'application-alive',
	title: 'The application is not being removed',
	judge: ({application: {name, life}}) => life === 'dying' || life === 'dead'
		? refuse(`${name} is being removed (${life}).`, 'Wait until it is gone; if it shall stay, deploy it anew.')
		: pass(`${name} is not being removed.`),
};
