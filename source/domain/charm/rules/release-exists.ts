import {listOf} from '../../words.js';
import {
	charmName,
	charmRevisionIn,
	fullChannel,
	originNamed,
	originOf,
} from '../charm-names.js';
import {type CharmRelease} from '../definition.js';
import {
	isLocalOrder,
	pass,
	refuse,
	unsaid,
	type CharmRule,
	type CompatibilityFacts,
	type Judgement,
} from './rule.js';

const risks: readonly string[] = ['stable', 'candidate', 'beta', 'edge'];

type Channel = {readonly track: string; readonly risk: number; readonly hasBranch: boolean};

const channelOf = (text: string): Channel => {
	const [track = '', risk = '', branch] = fullChannel(text).split('/', 3);
	return {track, risk: risks.indexOf(risk), hasBranch: branch !== undefined};
};

/** A channel without a release of its own has the one of the next safer risk of its track. */
const releasesFor = (wanted: Channel, releases: readonly CharmRelease[]): readonly CharmRelease[] => {
	const safe = releases.map(release => ({release, channel: channelOf(release.channel)}))
		.filter(({channel}) => channel.track === wanted.track && !channel.hasBranch && channel.risk !== -1 && channel.risk <= wanted.risk);
	const nearest = Math.max(...safe.map(({channel}) => channel.risk));
	return safe.filter(({channel}) => channel.risk === nearest).map(({release}) => release);
};

const judgeRevision = (revision: number, releases: readonly CharmRelease[], {application, highestRevision}: CompatibilityFacts): Judgement => {
	const channels = releases.filter(release => release.revision === revision).map(({channel}) => channel);
	if (channels.length > 0) {
		return pass(`The store lists revision ${revision}, in ${listOf(channels)}.`);
	}

	// Revisions of a charm are counted up: above the highest there is none, unless it was taken back everywhere.
	return highestRevision !== undefined && revision > Math.max(highestRevision, application.charmRevision ?? 0)
		? refuse(`The store has no revision ${revision}: its highest, in all channels, is ${highestRevision}.`, 'Choose a revision that the store has.')
		: unsaid(
			`The store lists the newest revision of each channel; ${revision} is none of these. Juju itself decides.`,
			'Where Juju does not find it, name the channel that it was released to as well.',
		);
};

const judgeChannel = (channel: string, releases: readonly CharmRelease[]): Judgement => {
	const wanted = channelOf(channel);
	if (wanted.hasBranch || wanted.risk === -1) {
		return unsaid(`The store does not list branches such as ${channel}; Juju itself decides.`);
	}

	const found = releasesFor(wanted, releases);
	const [release] = found;
	if (!release) {
		return refuse(`The store has no release in ${channel}; it has ${listOf([...new Set(releases.map(each => each.channel))], 5)}.`, 'Choose one of the channels that it has.');
	}

	const revisions = [...new Set(found.map(({revision}) => revision).filter(revision => revision !== undefined))];
	const what = revisions.length === 0 ? 'a release' : `revision ${listOf(revisions.map(String))}`;
	return pass(fullChannel(release.channel) === fullChannel(channel)
		? `The store has ${what} in ${channel}.`
		: `The store has nothing of its own in ${channel}, which then gives ${what} of ${release.channel}.`);
};

const judgeKnown = (facts: CompatibilityFacts, releases: readonly CharmRelease[]): Judgement => {
	const {application, order} = facts;
	const revision = order.revision ?? charmRevisionIn(order.switch);
	if (revision !== undefined) {
		return judgeRevision(revision, releases, facts);
	}

	const channel = order.channel ?? application.charmChannel;
	return channel === undefined ? pass(`The store has releases of the charm, in ${listOf([...new Set(releases.map(each => each.channel))], 5)}.`) : judgeChannel(channel, releases);
};

/**
What the store lists, where it was asked. Source: 2.9 to 4.0 `juju info`; juju/juju#20830, #18215 (`charm or bundle not found for channel …`), #23149.
*/
export const releaseExists: CharmRule = {
	id: 'release-exists',
	title: 'The release exists',
	judge(facts) {
		const {application, order, releases, controller} = facts;
		if (isLocalOrder(order)) {
			return pass('The charm comes from this machine.');
		}

		const origin = order.switch === undefined ? originOf(application) : originNamed(order.switch);
		if (origin === 'charm-store') {
			return controller !== undefined && controller.major >= 3
				? refuse(
					`The charm is one of the old charm store, which Juju ${controller.text} does not know.`,
					`Switch to the one of Charmhub: --switch ch:${charmName(order.switch ?? application.charm)}.`,
				)
				: unsaid('What the old charm store has cannot be read from here; Juju itself decides.');
		}

		if (releases !== undefined && releases.length > 0) {
			return judgeKnown(facts, releases);
		}

		return application.canUpgradeTo !== undefined && order.switch === undefined && order.revision === undefined && order.channel === undefined
			? pass(`The controller knows of a newer one: ${application.canUpgradeTo}.`)
			: unsaid('What the store has cannot be read from here; Juju itself decides.');
	},
};
