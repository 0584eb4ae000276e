import {type Target} from '../domain/check.js';
import {makeCheckDocument, type CheckDocument} from '../output/check-document.js';
import {formatCheckMarkdown} from '../output/check-markdown.js';
import {formatCheckText} from '../output/check-text.js';
import {formatJson} from '../output/format-json.js';
import {prepareHeadless, type Streams} from './headless.js';
import {type Options} from './options.js';
import {type Preparation} from './pilot.js';
import {
	chooseFormat,
	printResult,
	refuseWords,
	withoutSecrets,
} from './print-result.js';

const formats = {text: formatCheckText, json: formatJson, markdown: formatCheckMarkdown};

const documentOf = (preparation: Exclude<Preparation, {kind: 'stopped'}>): CheckDocument => {
	if (preparation.kind === 'unreachable') {
		const {state, controller, results} = preparation;
		return makeCheckDocument(state, {controller, targetVersion: state.session.agentVersion, results});
	}

	const {state, target} = preparation;
	return makeCheckDocument(state, {
		controller: target.controller, targetVersion: target.finally ?? target.version, results: preparation.kind === 'judged' ? preparation.results : [],
	});
};

/** What was judged where one upgrade does not lead to the version. */
const explainWay = ({finally: end, version, isMove}: Target): string => {
	if (end === undefined) {
		return '';
	}

	return isMove
		? `The way to ${end} begins with a new controller: what matters to the move of the models is judged.\n`
		: `One upgrade does not lead to ${end}: the first stop, ${version}, is judged, and what matters to a later move of the models.\n`;
};

/**
All pre-flight checks, once; nothing is changed.

@returns 0 where nothing blocks, 3 where something does, 5 where the time was over before all was judged.
*/
export const runCheck = async (options: Options, rest: readonly string[], streams: Streams & {readonly signals?: boolean}): Promise<number> => {
	refuseWords('check', rest);
	const format = formats[chooseFormat(options, 'check', ['text', 'json', 'markdown'])];
	const preparation = await prepareHeadless(options, {...streams, shouldFollowWay: true});
	if (preparation.kind === 'stopped') {
		streams.stderr.write(`${preparation.summary.join('\n')}\n`);
		return preparation.code;
	}

	if (preparation.kind === 'nothing') {
		streams.stderr.write(`${preparation.target.reason}\n`);
	} else if (preparation.kind === 'judged') {
		streams.stderr.write(explainWay(preparation.target));
	}

	const document = withoutSecrets(documentOf(preparation));
	await printResult(format(document), options, streams);
	return document.result === 'block' ? 3 : 0;
};
