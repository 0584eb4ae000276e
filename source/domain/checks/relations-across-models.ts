import {type Evidence, type PrepareFacts} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {type RemoteApplication} from '../status.js';
import {isAtLeast, isSameMinor, parseBinaryVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {createModelCheck, type ModelFacts} from './model-check.js';
import {type Verdict} from './verdict.js';

/** Of `aws:admin/db.etcd` or `admin/db.etcd`; a controller that is not named is the model's own. */
const modelOfUrl = (url: string, controller: string): ModelReference | undefined => {
	const groups = /^(?:(?<controller>[^:]+):)?(?<name>[^.:]+)\.[^.]+$/v.exec(url)?.groups;
	return groups?.['name'] === undefined ? undefined : {controller: groups['controller'] ?? controller, name: groups['name']};
};

/** From 3.0 on only migration leads to another minor version, and to another major always. */
const isByMigration = ({target}: PrepareFacts): boolean => {
	const running = parseBinaryVersion(target.controllerVersion);
	const wanted = parseBinaryVersion(target.finally ?? target.version);
	return running !== undefined && wanted !== undefined && !isSameMinor(running, wanted) && (isAtLeast(running, 3) || running.major !== wanted.major);
};

/** Says whether the other model comes before this one in the upgrade. Juju takes any order; the giving side first spares its users a second pause. */
const describeOrder = ({facts, model}: ModelFacts, remote: RemoteApplication): string => {
	const other = modelOfUrl(remote.url, model.controller);
	if (!other) {
		return `Uses ${remote.name} (${remote.url}).`;
	}

	const order = facts.target.models.map(each => modelKey(each));
	const [own, others] = [order.indexOf(modelKey(model)), order.indexOf(modelKey(other))];
	const name = other.controller === model.controller ? shortModelName(other.name) : modelKey(other);
	const place = others === -1 ? 'which is not upgraded with it' : (others < own ? 'which is upgraded before it' : 'which is upgraded after it; Juju takes either order');
	return `Uses ${remote.name} of ${name}, ${place}.`;
};

const tiesOf = (model: ModelFacts): readonly Evidence[] => [
	...model.status.remoteApplications.slice(0, 5).map(remote => ({source: 'status', text: describeOrder(model, remote), at: model.at})),
	...(model.status.offers.length === 0 ? [] : [{source: 'status', text: `Offers ${listOf(model.status.offers.map(({name}) => name), 5)} to other models.`, at: model.at}]),
];

const judge = (facts: ModelFacts): Verdict => {
	const {status, at} = facts;
	const broken = status.remoteApplications.filter(({status: {current}}) => current === 'error' || current === 'terminated');
	if (broken.length > 0) {
		return {
			title: `${countOf(broken.length, 'relation')} to another model ${broken.length === 1 ? 'is' : 'are'} broken`,
			result: 'warn',
			evidence: broken.slice(0, 5).map(({name, url, status: {current, message}}) => ({source: 'status', text: `${name} (${url}): ${message ?? current ?? 'unknown'}`, at})),
			consequence: 'What is broken before the upgrade cannot be told from what it breaks.',
			remedies: [askAgain, adviseRemedy({
				id: 'repair-relation', title: 'Look at the offering side', explanation: 'An offer that is gone, or a controller that cannot be reached, breaks the relation.',
			}, ['juju offers -m OFFERING-MODEL', 'juju show-offer URL', '', 'One that is gone for good: juju remove-saas NAME'])],
		};
	}

	const ties = tiesOf(facts);
	return ties.length > 0 && isByMigration(facts.facts)
		? {
			title: 'Offers tie this model to others',
			result: 'warn',
			evidence: ties,
			consequence: 'This step goes by migration: models that are tied by offers are migrated in one window, one after the other.',
			remedies: [adviseRemedy({
				id: 'migrate-together',
				title: 'Plan the models together',
				explanation: 'Migrate the offering model and those that use it right after each other, and look at the relation after each.',
				reference: 'Juju documentation, Manage models: migrate',
			}, ties.map(({text}) => text))],
		}
		: {
			title: ties.length === 0 ? 'Nothing ties it to other models' : 'Relations to other models are whole',
			result: 'pass',
			evidence: ties.length === 0 ? [{source: 'status', text: 'It has no offers and uses none.', at}] : ties,
		};
};

/**
Whether relations across models are whole, and which models they tie together. Juju demands no order of them in an upgrade in place.
*/
export const relationsAcrossModels = createModelCheck({id: 'relations-across-models', title: 'Relations across models are whole'}, judge);
