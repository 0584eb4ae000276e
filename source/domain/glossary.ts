/** A word of Juju, or of this program, explained. */
export type Term = {
	readonly name: string;
	/** Other words for the same, those of other versions among them. */
	readonly others: readonly string[];
	/** One to three sentences; the versions where the word or the thing differs. */
	readonly text: string;
};

/**
Words that operators meet on the screens and in what Juju says, in the order of the alphabet. Versions: renames as the command trees of 1.25.13, 2.0.0, 2.5.8, 2.9.52, 3.6.28 and 4.0.15 have them.
*/
export const glossary: readonly Term[] = [
	{
		name: 'agent',
		others: ['jujud'],
		text: 'The program of Juju that runs on each machine, and for each unit, and does what the controller tells it. It is what an upgrade of Juju replaces. Since 2.9 the agents of units run inside that of their machine.',
	},
	{
		name: 'agent binaries',
		others: ['tools', 'binaries'],
		text: 'The files that an agent is made of, one set for each version and architecture. 1.25 and older 2.x call them tools. The controller gets them from a stream and hands them to the machines.',
	},
	{name: 'application', others: ['service'], text: 'All units of one charm that were deployed under one name, such as mysql. 1.25 calls it a service.'},
	{
		name: 'base',
		others: ['series'],
		text: 'The operating system that a machine or a charm is for, such as ubuntu@22.04. Up to 2.9 it is called series and has a name, such as jammy; 3.x knows both; 4.0 only bases.',
	},
	{
		name: 'blocked command',
		others: ['disable-command', 'block'],
		text: 'Commands that somebody has disabled in a model, so that they are refused until they are enabled again. juju block in 1.25, juju disable-command since 2.0.',
	},
	{
		name: 'channel',
		others: ['track', 'risk'],
		text: 'Where a charm or a snap takes its updates from, as TRACK/RISK, such as 8.0/stable. The risks are stable, candidate, beta and edge. Charms have tracks since 2.9.',
	},
	{
		name: 'charm',
		others: [],
		text: 'The package of scripts with which Juju installs and runs an application. It is upgraded apart from Juju: an upgrade of Juju changes no charm, and no workload.',
	},
	{name: 'client', others: ['juju'], text: 'The program juju on your machine. It has a version of its own, and can only ask for upgrades that it knows of.'},
	{name: 'cloud', others: ['provider', 'substrate'], text: 'What gives Juju its machines, such as AWS, OpenStack, MAAS, LXD or a Kubernetes cluster.'},
	{
		name: 'container',
		others: ['lxd', 'lxc', 'kvm'],
		text: 'A machine within a machine, named after it: 0/lxd/1 is the second one in machine 0. It has an agent of its own, upgraded like any other.',
	},
	{
		name: 'controller',
		others: ['state server', 'bootstrap node'],
		text: 'The part of Juju that knows all models and tells all agents what to do. It is upgraded first; models follow, and may be behind for a while. In 1.25 its machines are called state servers, and each environment has its own.',
	},
	{
		name: 'controller model',
		others: ['admin model'],
		text: 'The model named controller, in which the machines of the controller itself live. Since 3.5 only juju upgrade-controller upgrades it; upgrade-model is refused there.',
	},
	{name: 'credential', others: [], text: 'What Juju logs in to the cloud with. One that is no longer valid stops new machines, and can stop an upgrade.'},
	{
		name: 'dry run',
		others: ['--dry-run', 'preview'],
		text: 'Asking Juju which version it would choose, without an upgrade. It changes nothing; it does not prove that the upgrade would go through.',
	},
	{
		name: 'high availability',
		others: ['ha', 'enable-ha', 'ensure-availability'],
		text: 'Three or more machines for one controller, so that it lives on while one is down. During an upgrade every one of them restarts, and they wait for each other. juju ensure-availability in 1.25, juju enable-ha since 2.0.',
	},
	{
		name: 'hook',
		others: [],
		text: 'A script of a charm that Juju runs at one moment of a unit\'s life, such as install, config-changed or upgrade-charm. One that fails leaves the unit in error until it is resolved.',
	},
	{
		name: 'leader',
		others: ['leadership'],
		text: 'The one unit of an application that acts for all of them. Juju chooses another one where it does not answer for a while; status marks it with *.',
	},
	{name: 'life', others: ['dying', 'dead'], text: 'Whether a thing is alive, dying (being removed) or dead (removed, its traces not yet gone).'},
	{name: 'machine', others: ['node', 'instance'], text: 'A computer of the cloud that Juju looks after, by its number: machine 0. Each has an agent.'},
	{
		name: 'migration',
		others: ['migrate'],
		text: 'Moving a model with all its machines from one controller to another, without a stop of its workloads. The way to a new minor or major version since 3.0: a new controller is made, and models move there.',
	},
	{
		name: 'model',
		others: ['environment'],
		text: 'A room for applications and their machines, owned by a controller, with settings and a version of its own. 1.25 calls it an environment, and has one for each controller.',
	},
	{
		name: 'no downgrade',
		others: ['downgrade', 'rollback'],
		text: 'Juju never goes back to an older version. What is left after an upgrade that went wrong is to go forward, or to restore a backup of the controller.',
	},
	{name: 'offer', others: ['cross-model relation', 'saas'], text: 'An endpoint of an application that other models may relate to, also over controllers. Since 2.3.'},
	{
		name: 'patch, minor, major',
		others: ['version'],
		text: 'The parts of a version from behind: 3.6.28 is patch 28 of minor 3.6 of major 3. Controllers of 3.x upgrade in place only to another patch; other steps need a new controller and a migration.',
	},
	{
		name: 'point of no return',
		others: [],
		text: 'The step behind which there is no way back but a backup, because Juju keeps nothing of before. Plans mark it, and without a person it has to be accepted by name.',
	},
	{name: 'principal', others: [], text: 'A unit that has a machine or pod to itself, as against a subordinate.'},
	{name: 'refresh', others: ['upgrade-charm'], text: 'Gives an application another revision of its charm. juju upgrade-charm up to 2.8; juju refresh since 2.9.'},
	{name: 'relation', others: ['integration', 'integrate'], text: 'A connection of two applications, over which their charms exchange settings. juju add-relation, since 3.0 juju integrate.'},
	{name: 'resolved', others: ['resolve'], text: 'The command that tells Juju that a failed hook may be run again, or passed over with --no-retry.'},
	{name: 'resource', others: [], text: 'A file or an image that belongs to a charm but is not in it, such as the archive of a workload.'},
	{name: 'revision', others: [], text: 'The number of one upload of a charm. A higher one is newer, not better: which one a channel gives is what its publisher chose.'},
	{
		name: 'stream',
		others: ['agent-stream', 'released', 'proposed', 'devel', 'testing'],
		text: 'The list from which Juju takes agent binaries: released, proposed, devel or testing. Each model is set to one, by agent-stream.',
	},
	{name: 'subordinate', others: [], text: 'A unit that lives on the machine of another one, its principal, such as an agent for monitoring. It has an agent too, and is counted by itself.'},
	{name: 'unit', others: [], text: 'One copy of an application, by its name and a number: mysql/0. It lives on a machine, or in a pod.'},
	{
		name: 'upgrade series',
		others: ['upgrade-machine', 'upgrade-series'],
		text: 'The upgrade of a machine to another Ubuntu, with which the upgrade of Juju has nothing to do. A half-done one is refused by the upgrade of Juju. juju upgrade-series in 2.5 to 2.9, upgrade-machine in 3.x, not in 4.0.',
	},
	{
		name: 'upgrade steps',
		others: ['migrations of the database'],
		text: 'What a controller does to its database when it starts with a new version. While they run it refuses most commands.',
	},
	{name: 'workload', others: [], text: 'What an application is there for: the database, the web server. An upgrade of Juju does not stop it.'},
];

/**
The terms of which all words occur in their names, other names or explanations; those whose names begin with what was typed stand first.
*/
export const findTerms = (filter: string): readonly Term[] => {
	const words = filter.toLowerCase().split(/\s+/v).filter(word => word !== '');
	const typed = filter.trim().toLowerCase();
	const isNamed = ({name, others}: Term): boolean => typed !== '' && [name, ...others].some(word => word.toLowerCase().startsWith(typed));
	const found = glossary.filter(({name, others, text}) => {
		const all = [name, ...others, text].join(' ').toLowerCase();
		return words.every(word => all.includes(word));
	});
	return [...found.filter(term => isNamed(term)), ...found.filter(term => !isNamed(term))];
};
