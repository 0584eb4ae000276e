/*
Messages of charms are free text: anything can be in them. Only words that are known to say nothing of whose cloud it is are kept.
*/

const vocabulary: ReadonlySet<string> = new Set(`
	a access accessible action actions active add added adding-vote address addresses after again agent agent-lost agents ago alive all allocated
	allocating already an and another any api application applications applied apply are as at available backend backing backoff backup bad base be
	because been before behind blocked bootstrap broken but by ca can't cannot catch certificate certificates changed charm charms check checks client
	cloud cluster clustered clustering cni coherent collect-metrics complete completed config config-changed configuration configure configured
	configuring connect connected connecting connection connections container containers controller controllers could crash crashloopbackoff create
	created creating credential credentials current data database dead debug debug-logs depleted deploy deployed deploying dial disk do
	do-release-upgrade does done down download downloading drive due dying each elected election empty enabled endpoint endpoints enough errimagepull
	error errors etcd exec executing exist exit exited expired export exporting fail failed failing failure fetch file files finished follower for found
	from full get given giving go goal got group ha has has-vote have health healthy high hook host hosts idle if image imagepullbackoff import importing
	in incomplete inconsistent info initialised initialized initializing install installation installed installing instance instances instructions
	invalid is isolated it its job jobs joined joining juju key keys known kubernetes last leader leader-deposed leader-elected leader-settings-changed
	leadership leaving left less limit link list listening live load local lock log logs loop lost machine machines maintenance manual many master
	matching max member members memory message meter-status-changed migrating migration min minimum missing mode model models module modules mon monitor
	more mount mounted must name need needed needs network new no no-vote node nodes not now number of offer offers offline ok on once one online only
	oomkilled open operation or osd osds out over package packages packaging paused peer peers pending permission pod pods port ports post-series-upgrade
	pre-series-upgrade prepare prepared primary probe process provider provisioning proxy queue quorum raft reached read ready reboot rebooting refresh
	refreshing refused register registered registration relation relations release remove removed removing replica replicas replication required requires
	resource resources restart restarted restarting restore resume retry retrying revision role rotate route run running same scale scaling schema
	secondary seconds secret secret-changed secret-expired secret-remove secret-rotate secrets see self-signed send server servers service services set
	setting settings setup show-status-log since snap socket software source space specified standby start started starting state status step still stop
	stopped stopping storage store stuck subnets subordinate success successful successfully suspended sync synced synchronised synchronized syncing
	system target task tasks terminated terminating that the then there this time timed timeout tls to token too transferring try tunnel type unable
	unavailable unconfigured unexpected unhealthy unit units unknown unreachable unseal unsealed until up update update-status updated updating upgrade
	upgrade-charm upgraded upgrades upgrading upload uploading use used user using valid validation value vault version versions vip volume volumes vote
	wait waiting was were when while will with without worker workers workload workloads write wrong yet you
`.trim().split(/\s+/v));

const relationHook = /^(?<endpoint>[a-z][\-0-9a-z]*)-(?<rest>relation-(?:created|joined|changed|departed|broken)|storage-(?:attached|detaching)|pebble-(?:ready|check-failed))$/v;

const hidden = '***';

/** Versions, counts, times of day and moments. An address of a network has four parts. */
const isHarmlessNumber = (word: string): boolean =>
	/^v?\d{1,6}(?:[,.\/:]\d{1,5}){0,2}%?$/v.test(word) || /^\d{1,6}[A-Za-z]{1,3}$/v.test(word) || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/v.test(word) || /^20\d\d-\d\d-\d\d$/v.test(word);

export type MessageNames = {
	/** What stands for a name, an address or an agent; undefined for all other words. */
	readonly replace: (word: string) => string | undefined;
	/** Whether an endpoint or a store is one of a public charm. */
	readonly isPublicEndpoint: (name: string) => boolean;
};

/** How long a word is without the signs that stand at its end. */
const coreLength = (word: string): number => {
	let {length} = word;
	while (length > 0 && '.,:;/-_'.includes(word.charAt(length - 1))) {
		length -= 1;
	}

	return length;
};

const scrubWord = (word: string, {replace, isPublicEndpoint}: MessageNames): string => {
	const length = coreLength(word);
	const [core, end] = [word.slice(0, length), word.slice(length)];
	if (core === '') {
		return word;
	}

	const replaced = replace(core);
	if (replaced !== undefined) {
		return `${replaced}${end}`;
	}

	const hook = relationHook.exec(core)?.groups;
	if (hook) {
		return `${isPublicEndpoint(hook['endpoint'] ?? '') ? hook['endpoint'] : 'endpoint'}-${hook['rest']}${end}`;
	}

	return vocabulary.has(core.toLowerCase()) || isHarmlessNumber(core) ? `${core}${end}` : `${hidden}${end}`;
};

/** What is no blank, bracket, quotation mark or sign of a sentence. */
const wordPattern = /[^\s!"'\(\),;<=>?\[\]`\{\}]+/gv;

/**
A message without anything that is not known to be harmless: names become those that stand for them, unknown words `***`.
*/
export const scrubMessage = (message: string, names: MessageNames): string => message.replaceAll(wordPattern, word => scrubWord(word, names));
