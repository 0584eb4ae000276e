import {adviseRemedy, askAgain} from '../make-remedy.js';
import {restrictedForm} from './provider-words.js';
import {defineRefusal, type RefusalCase} from './refusal.js';

const reference = 'juju/juju#22486, juju/juju#18021';

/**
B14: an LXD credential that is restricted to one project, while Juju asks for what belongs to none.
*/
export const credentialRestricted: RefusalCase = defineRefusal({
	id: 'credential-restricted',
	code: 'B14',
	title: 'The LXD credential may see one project only',
	occurs: {from: [2, 9]},
	isConfirmed: false,
	signals: [
		{
			where: 'error', words: 'Certificate is restricted', pattern: restrictedForm, versions: '2.9 to 4.0', source: `LXD 5 lxd/auth/drivers/tls.go; ${reference}`,
		},
		{
			where: 'error', words: 'User does not have permission for project', pattern: restrictedForm, versions: '2.9 to 4.0', source: `LXD 5 lxd/auth/drivers/tls.go; ${reference}`,
		},
	],
	meaning: 'Juju\'s certificate is restricted to one project of this LXD. Before an upgrade of a controller Juju asks LXD for something outside of that project, and is turned away.',
	jujuDoes: 'refuses the upgrade and changes nothing. It goes on managing the machines of the project.',
	remedies: () => [
		{...askAgain, title: 'Ask whether LXD lets Juju in by now'},
		adviseRemedy({
			id: 'choose-fixed-release',
			title: 'Wait for a release that asks within the project',
			explanation: 'Later releases are to ask LXD within the project only. This is not confirmed here.',
			reference,
		}, ['See the notes of newer patches of your minor version, and:', 'https://github.com/juju/juju/issues/22486']),
		adviseRemedy({
			id: 'widen-trust',
			title: 'Let the certificate see all projects for the upgrade',
			risk: 'disruptive',
			explanation: 'Whoever administers LXD takes the restriction off, and puts it back after the upgrade.',
			cost: 'meanwhile Juju may do anything in this LXD',
			undo: 'set restricted: true again in the same place',
			success: 'The dry run of the controller passes.',
			reference,
		}, [
			'On the LXD host:',
			'',
			'  lxc config trust list',
			'  lxc config trust edit FINGERPRINT      (restricted: false)',
			'',
			'Set it back to true when the controller is upgraded.',
		]),
	],
	reference,
});
