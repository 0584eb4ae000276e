import {type Application, type RelationInUse} from '../../domain/status.js';
import {type Relation} from '../cloud.js';

type End = RelationInUse & {readonly owner: string};

const isOtherEnd = (one: End, other: End): boolean =>
	other.owner === one.application && other.application === one.owner && other.interface === one.interface && other.scope === one.scope;

const endsOf = (applications: readonly Application[]): readonly End[] =>
	applications.flatMap(({name, relations}) => (relations ?? []).map(relation => ({...relation, owner: name})));

/** Both ends of a relation stand in a status, each with its own application; they are put together by interface and scope, in their order. */
const pairUp = (left: End, waiting: Map<string, End[]>): End | undefined => {
	const candidates = waiting.get(`${left.application}\n${left.owner}`) ?? [];
	const index = candidates.findIndex(each => isOtherEnd(left, each));
	return index === -1 ? undefined : candidates.splice(index, 1)[0];
};

/**
The relations of a model, by what each application says of its own ends. The other end of an application of another model is called as this one.
*/
export const importRelations = (applications: readonly Application[]): Relation[] => {
	const waiting = new Map<string, End[]>();
	const relations: Relation[] = [];
	for (const end of endsOf(applications)) {
		const other = end.application === end.owner ? end : pairUp(end, waiting);
		if (other) {
			relations.push({
				left: {application: other.owner, endpoint: other.endpoint},
				right: {application: end.owner, endpoint: end.endpoint},
				interface: end.interface ?? '',
				scope: end.scope ?? 'global',
			});
			continue;
		}

		const key = `${end.owner}\n${end.application}`;
		waiting.set(key, [...waiting.get(key) ?? [], end]);
	}

	const alone = waiting.values().toArray().flat();
	for (const end of alone) {
		relations.push({
			left: {application: end.owner, endpoint: end.endpoint},
			right: {application: end.application, endpoint: end.endpoint},
			interface: end.interface ?? '',
			scope: end.scope ?? 'global',
		});
	}

	return relations;
};
