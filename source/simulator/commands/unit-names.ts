import {type Model, type Unit} from '../cloud.js';

const form = /^[a-z][0-9a-z]*(?:-[0-9a-z]+)*\/\d+$/v;

/** Whether a word can name a unit. */
export const isUnitName = (word: string): boolean => form.test(word);

/**
A unit by its name; `web/leader` is the one that leads.
*/
export const findUnit = (model: Model, name: string): Unit | undefined =>
	name.endsWith('/leader')
		? model.units.values().find(unit => unit.isLeader && unit.application === name.slice(0, -'/leader'.length))
		: model.units.get(name);
