import {type StorageInUse} from '../../domain/status.js';
import {neutralise} from '../neutralise.js';
import {isRecord, recordOf, textOf} from './record.js';

/**
Reads `storage` (2.4 and later; 2.9.52 `cmd/juju/storage/list.go`, `show.go`): which instance is attached to which unit. An instance that is attached to none is
in nobody's use.

@returns Undefined where the client does not say.
*/
export const readStorage = (section: unknown): readonly StorageInUse[] | undefined => {
	if (!isRecord(section)) {
		return undefined;
	}

	const found: StorageInUse[] = [];
	const instances = recordOf(section['storage']);
	// There may be as many as there are units: no list for each of them.
	for (const [id, value] of Object.entries(instances)) {
		const instance = recordOf(value);
		const slash = id.lastIndexOf('/');
		const units = recordOf(recordOf(instance['attachments'])['units']);
		for (const unit of Object.keys(units)) {
			found.push({name: neutralise(slash === -1 ? id : id.slice(0, slash)), unit: neutralise(unit), kind: textOf(instance['kind'])});
		}
	}

	return found;
};
