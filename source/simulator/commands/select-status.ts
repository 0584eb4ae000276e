import {
	type ApplicationView,
	type MachineView,
	type ModelView,
	type UnitView,
} from '../cluster.js';

const unitsBelow = (units: readonly UnitView[]): readonly UnitView[] =>
	units.flatMap(unit => [unit, ...unitsBelow(unit.subordinates)]);

const hasAny = (machine: MachineView, ids: ReadonlySet<string>): boolean =>
	ids.has(machine.machine.id) || machine.containers.some(container => hasAny(container, ids));

/** Whether a name has a form: `*` stands for anything. */
const isOfForm = (name: string, [start = '', ...rest]: readonly string[]): boolean => {
	const end = rest.at(-1);
	if (end === undefined) {
		return name === start;
	}

	let place = start.length;
	for (const part of rest.slice(0, -1)) {
		const found = name.indexOf(part, place);
		if (found === -1) {
			return false;
		}

		place = found + part.length;
	}

	return name.startsWith(start) && name.length >= place + end.length && name.endsWith(end);
};

/** A word names an application, a unit or a machine; `*` stands for anything in the names of 2.x and 3.x. */
const matcher = (words: readonly string[]) => {
	const forms = words.map(word => word.split('*'));
	return (name: string): boolean => forms.some(form => isOfForm(name, form));
};

const selectApplication = (view: ApplicationView, isWanted: (name: string) => boolean, machines: ReadonlySet<string>): ApplicationView | undefined => {
	if (isWanted(view.application.name)) {
		return view;
	}

	const units = view.units.filter(unit =>
		unitsBelow([unit]).some(({unit: {name, machine}}) => isWanted(name) || (machine !== undefined && machines.has(machine))));
	return units.length > 0 ? {...view, units} : undefined;
};

/** The subordinate applications whose units live in those that were selected come along, in their place. Source: recorded of 4.0.15. */
const withGuests = (view: ModelView, selected: readonly ApplicationView[], guests: ReadonlyMap<string, number>): readonly ApplicationView[] =>
	view.applications.flatMap(each => {
		const {name, isSubordinate} = each.application;
		const own = selected.find(({application}) => application.name === name);
		if (!isSubordinate || own) {
			return own ? [own] : [];
		}

		const count = guests.get(name);
		return count === undefined ? [] : [{...each, unitCount: count}];
	});

/**
Leaves in a model what the words of `juju status` select, with the machines that it lives on; all of it where there are none.
*/
export const selectInView = (view: ModelView, words: readonly string[]): ModelView => {
	if (words.length === 0) {
		return view;
	}

	const isWanted = matcher(words);
	const chosen = new Set(view.model.machines.keys().filter(id => isWanted(id)));
	const applications = view.applications
		.map(application => selectApplication(application, isWanted, chosen))
		.filter(application => application !== undefined);
	const guests = new Map(Map.groupBy(applications.flatMap(({units}) => units).flatMap(unit => unit.subordinates), ({unit}) => unit.application)
		.entries().map(([name, units]) => [name, units.length]));
	const inhabited = applications.flatMap(application => unitsBelow(application.units)).map(({unit}) => unit.machine);
	const ids = new Set([...chosen, ...inhabited.filter(id => id !== undefined)]);
	return {...view, applications: withGuests(view, applications, guests), machines: view.machines.filter(machine => hasAny(machine, ids))};
};
