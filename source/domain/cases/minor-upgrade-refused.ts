import {type Situation} from '../case.js';
import {askAgain} from '../make-remedy.js';
import {
	chooseVersion,
	defineRefusal,
	newController,
	type RefusalCase,
} from './refusal.js';

const server = '3.6.28 upgrades/upgradevalidation/validation.go';
const old = '1.25.13, 2.0.0 cmd/juju/commands/upgradejuju.go';

const minorOf = ({controllerVersion}: Situation): string => (controllerVersion ? `${controllerVersion.major}.${controllerVersion.minor}` : 'the version that runs');

/**
B9: a controller that is to go to another minor or major version, which Juju does not do in place.
*/
export const minorUpgradeRefused: RefusalCase = defineRefusal({
	id: 'minor-upgrade-refused',
	code: 'B9',
	title: 'No way there in place',
	occurs: {},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'upgrading a controller to a newer major.minor version', versions: '3.0 to 3.5', source: '3.0.4, 3.5.5 upgrades/upgradevalidation/validation.go',
		},
		{
			where: 'error', words: 'upgrading a controller only supports patch upgrades', versions: '3.6', source: server,
		},
		{
			where: 'error', words: 'cannot upgrade the controller to a version that is more than a patch version increase', versions: '4.0 to 4.1', source: 'seen, 4.0.14',
		},
		{
			where: 'error', words: '" is not supported from "', pattern: /upgrade to "[^\n"]{1,60}" is not supported from "/v, versions: '2.9.36 to 2.9', source: '2.9.52 upgrades/upgradevalidation/version.go',
		},
		{
			where: 'error', words: 'must first go through', pattern: /upgrades to [^\n]{1,60} must first go through/v, versions: '2.0 to 2.8', source: '2.0.0, 2.5.8 cmd/juju/commands/upgradejuju.go',
		},
		{
			where: 'error', words: 'nvironment must first be upgraded to', versions: '1.25', source: old,
		},
		{
			where: 'error', words: 'is not supported. Please upgrade to', pattern: /Upgrading to \S{1,60} is not supported\. Please upgrade to/v, versions: '1.25', source: old,
		},
	],
	meaning(finding, situation) {
		const where = finding ? ` This controller stays within ${minorOf(situation)}.` : '';
		return `Juju does not upgrade a controller in place to that version.${where} From 2.9.36 on the way to another minor or major version is a new controller, to which the models are migrated.`;
	},
	jujuDoes: 'refuses before anything is changed, and goes on with the version that runs.',
	remedies: (_finding, situation) => [
		chooseVersion('A newer patch of the minor version that runs is always to be had in place.', [`Choose the newest release of ${minorOf(situation)}: Juju's own choice stands first there.`]),
		newController,
		{...askAgain, title: 'Ask again'},
	],
	reference: `${server}; Juju documentation, Upgrade your Juju deployment`,
});
