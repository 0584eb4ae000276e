import test from 'ava';
import {imagePullFailed} from '../../../source/domain/cases/image-pull-failed.js';
import {
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent} from '../../_helpers/make-state.js';

const pulling = (image: string) => withStatus({
	kind: 'caas', agents: [makeAgent('mysql/0', {condition: 'error', machine: undefined, message: `Back-off pulling image "${image}"`})],
});

test('an image of Juju is mirrored, that of a charm is looked for', t => {
	const own = remediesFor(imagePullFailed, pulling('registry.example.com/juju/jujud-operator:3.6.28'));
	t.regex(JSON.stringify(pickRemedy(own, 'mirror-image')), /juju controller-config -c aws caas-image-repo.*docker manifest inspect registry\.example\.com\/juju\/jujud-operator:3\.6\.28/v);
	const charms = remediesFor(imagePullFailed, pulling('ghcr.io/canonical/mysql:8.0'));
	t.regex(JSON.stringify(pickRemedy(charms, 'mirror-image')), /no image of Juju but one of the charm/v);
	t.notRegex(JSON.stringify(charms), /caas-image-repo/v);
});

test('the cluster is asked about the pod in the namespace of its model', t => {
	const situation = pulling('ghcr.io/canonical/mysql:8.0');
	t.deepEqual(onlyFinding(imagePullFailed, situation).subjects, ['unit-mysql-0']);
	t.regex(JSON.stringify(remediesFor(imagePullFailed, situation)[0]), /kubectl -n web describe pod mysql-0/v);
});
