import {type Case, type Situation} from '../case.js';
import {isAtLeast} from '../version.js';
import {asOne} from './as-one.js';
import {isBackupMissing, withoutBackup} from './backup-remedies.js';
import {defineCase} from './define-case.js';
import {type Sighting} from './sightings.js';

const reference = '3.6.28 cmd/juju/common/controller.go; Juju documentation, Manage controllers';

const isOnKubernetes = ({controller, details}: Situation): boolean => controller !== undefined && details[controller]?.value?.isKubernetes === true;

const see = (situation: Situation): readonly Sighting[] => {
	const {controllerVersion, controllerModel} = situation;
	// From 4.0 on there is no backup at all, which is a case of its own.
	return isOnKubernetes(situation) && isBackupMissing(situation) && !(controllerVersion && isAtLeast(controllerVersion, 4))
		? [{model: controllerModel, subjects: [], evidence: {source: 'show-controller', text: 'The controller runs on Kubernetes.', at: undefined}}]
		: [];
};

/**
H2: a controller that runs as pods cannot be backed up by Juju.
*/
export const backupNotSupported: Case = asOne(defineCase({
	id: 'backup-not-supported',
	code: 'H2',
	family: 'backup',
	title: 'Juju backs up no controller on Kubernetes',
	occurs: {from: [2, 5]},
	isConfirmed: true,
	severity: 1,
	signals: [{
		where: 'error',
		words: 'not supported on container controllers',
		pattern: /"create-backup" not supported on container controllers/v,
		versions: '2.5 to 4.1',
		source: '3.6.28 and 4.0.15 cmd/juju/common/controller.go',
	}],
	see,
	meaning: [
		'This controller runs as pods on Kubernetes, and Juju backs up controllers on machines only.',
		'If the upgrade fails for good, only a snapshot of its volume brings the controller back.',
	].join(' '),
	jujuDoes: 'keeps no copy of its database by itself. Kubernetes starts a pod that died again with the same volume, whatever is in it.',
	remedies: (_finding, situation) => withoutBackup(situation),
	reference,
}));
