import {chance} from '../chance.js';
import {type Cloud, type Controller, type Model} from '../cloud.js';
import {isFourth, isFrom} from '../era.js';
import {membersOf} from '../members.js';
import {type FaultWish} from './fault-wish.js';

/** How many are chosen, where so many are likely. */
const count = 3;

type Likelihood = {
	readonly name: string;
	/** Above 0 where the cloud shows a reason. */
	readonly weight: number;
	/** What the cloud shows, without a full stop. */
	readonly reason: string;
};

const hosted = ({models}: Controller): readonly Model[] => models.filter(({isController}) => !isController);

const countAll = (models: readonly Model[], countIn: (model: Model) => number): number => models.reduce((sum, model) => sum + countIn(model), 0);

/** What operators have met, by what a cloud shows of itself: the more of it there is, the likelier. */
const likelihoods = (controller: Controller): readonly Likelihood[] => {
	const models = hosted(controller);
	const units = countAll(models, ({units: all}) => all.size);
	const machines = countAll(models, ({machines: all}) => all.size);
	const containers = countAll(models, ({machines: all}) => all.values().filter(({parent}) => parent !== undefined).toArray().length);
	const subordinates = countAll(models, ({units: all}) => all.values().filter(({principal}) => principal !== undefined).toArray().length);
	const unsettled = countAll(models, ({units: all}) => all.values().filter(({workload}) => ['blocked', 'waiting', 'maintenance'].includes(workload.current)).toArray().length);
	const offered = countAll(models, ({remoteApplications}) => remoteApplications.length);
	const members = membersOf(controller).length;
	const isOwnCloud = ['maas', 'manual', 'openstack'].includes(controller.cloudType);
	return [
		{
			name: 'hook-failed',
			weight: units === 0 ? 0 : 3 + (unsettled > 0 ? 2 : 0) + (subordinates > 0 ? 1 : 0),
			reason: unsettled > 0 ? `${unsettled} of ${units} units are not settled` : `${units} units run hooks after their restart`,
		},
		{name: 'agent-configuration', weight: machines === 0 || isFourth(controller.version) ? 0 : 2 + (machines >= 20 ? 1 : 0), reason: `${machines} machines write their agent.conf anew`},
		{
			name: 'agent-hangs',
			weight: units + machines === 0 ? 0 : 2 + (containers > 0 ? 1 : 0),
			reason: containers > 0 ? `${containers} containers turn after their hosts` : `${units + machines} agents restart`,
		},
		{name: 'machine-down', weight: machines >= 10 ? 2 : (machines > 0 ? 1 : 0), reason: `one of ${machines} machines can be without power`},
		{name: 'unit-lost', weight: subordinates > 0 ? 1 : 0, reason: `${subordinates} subordinates restart with their principals`},
		{name: 'disk-full', weight: controller.kind === 'iaas' && isFrom(controller.version, 2) ? 2 : 0, reason: 'controllers keep logs, charms and binaries on one disk'},
		{name: 'vote-missing', weight: members > 1 ? 1 : 0, reason: `${members} machines have to agree`},
		{name: 'binaries-unreachable', weight: isOwnCloud ? 3 : 0, reason: `a cloud of one's own (${controller.cloud}) is often behind a proxy`},
		{name: 'offer-gone', weight: offered > 0 ? 1 : 0, reason: `${offered} applications of other models are used`},
		{name: 'changes-disabled', weight: models.length > 2 ? 1 : 0, reason: `${models.length} models are in several hands`},
	];
};

/** A fault that was chosen, and why. */
export type LikelyFault = FaultWish & {readonly reason: string};

/**
Chooses faults by what a cloud shows of itself; the seed decides among the likely ones.
*/
export const chooseLikely = (cloud: Cloud, controller: Controller): readonly LikelyFault[] => likelihoods(controller)
	.filter(({weight}) => weight > 0)
	// Weighted, without putting back: the least of these keys go first.
	.map(each => ({...each, key: -Math.log(1 - chance(cloud.seed, `likely ${each.name}`)) / each.weight}))
	.toSorted((left, right) => left.key - right.key)
	.slice(0, count)
	.map(({name, reason}) => ({name, place: undefined, reason}));
