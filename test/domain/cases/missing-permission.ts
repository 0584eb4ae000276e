import test from 'ava';
import {missingPermission} from '../../../source/domain/cases/missing-permission.js';
import {
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {
	controllerModelReference,
	makeDetails,
	makeKnown,
	webModel,
} from '../../_helpers/make-state.js';

const refused = (model = webModel) => {
	const entry = refusedUpgrade({kind: 'missing-permission'}, model);
	return {...entry, failure: {...entry.failure, evidence: 'ERROR permission denied (unauthorized access)'}};
};

const details = {aws: makeKnown(makeDetails({user: 'kim', access: 'login'}))};
const linesIn = (remedies: ReturnType<typeof remediesFor>): readonly string[] => {
	const {action} = pickRemedy(remedies, 'be-granted');
	return action.type === 'advice' ? action.lines : [];
};

test('for the controller it is superuser that is asked for, for the user who is logged in', t => {
	const situation = makeSituation({failures: [refused(controllerModelReference)], details});
	t.true(linesIn(remediesFor(missingPermission, situation)).includes('  juju grant kim superuser -c aws'));
	t.is(pickRemedy(remediesFor(missingPermission, situation), 'be-granted').undo, 'juju revoke kim superuser -c aws');
	t.regex(missingPermission.meaning(onlyFinding(missingPermission, situation), situation), /^User kim \("login"\) may not do that to the controller; that takes "superuser"\./v);
});

test('for a model it is the right on that model', t => {
	const situation = makeSituation({failures: [refused()], details});
	t.true(linesIn(remediesFor(missingPermission, situation)).includes('  juju grant kim admin admin/web -c aws'));
	t.regex(missingPermission.meaning(onlyFinding(missingPermission, situation), situation), /the model web; that takes "write"/v);
});

test('a user whose name is not known is one to fill in', t => {
	t.true(linesIn(remediesFor(missingPermission, makeSituation({failures: [refused()]}))).includes('  juju grant USER admin admin/web -c aws'));
});
