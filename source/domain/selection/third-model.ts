import {isNewer} from '../version.js';
import {type SelectionRule} from './rule.js';

/** Models on a controller of 3.0 to 3.6. */
export const thirdModel: SelectionRule = {
	id: 'third-model',
	applies: ({server, controllerVersion, subject}) => (controllerVersion ?? server).major === 3 && subject === 'model',
	select: ({server, controllerVersion}) => controllerVersion && isNewer(controllerVersion, server) ? controllerVersion : undefined,
	sentence: ({server: {major, minor}}) => `A ${major}.${minor} model takes exactly the version of its controller.`,
	source: '3.6.28 apiserver/facades/client/modelupgrader/upgrader.go',
};
