import {isNewer} from '../version.js';
import {type SelectionRule} from './rule.js';

/** Models on a controller from 4.0 on. */
export const fourthModel: SelectionRule = {
	id: 'fourth-model',
	applies: ({server, controllerVersion, subject}) => (controllerVersion ?? server).major >= 4 && subject === 'model',
	select: ({server, controllerVersion}) => controllerVersion && isNewer(controllerVersion, server) ? controllerVersion : undefined,
	sentence: ({server: {major, minor}}) => `A ${major}.${minor} model takes the highest version that runs on its controller's machines.`,
	source: '4.0.15 domain/modelagent/service/service.go',
};
