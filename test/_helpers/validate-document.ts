import fs from 'node:fs';
import path from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import {projectRoot} from './project-root.js';

/**
Judges a document by its schema in `docs/schemas`.

@returns What is wrong with it, one sentence each; empty where nothing is.
*/
export const validateDocument = (kind: 'paths' | 'check' | 'plan' | 'diagnosis' | 'run' | 'watch' | 'verification' | 'notification' | 'copy' | 'lessons' | 'class', text: string): readonly string[] => {
	const schema = JSON.parse(fs.readFileSync(path.join(projectRoot, 'docs', 'schemas', `${kind}.json`), 'utf8')) as Record<string, unknown>;
	const validate = new Ajv2020({allErrors: true, strictTuples: false}).compile(schema);
	validate(JSON.parse(text));
	return (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message ?? ''}`);
};
