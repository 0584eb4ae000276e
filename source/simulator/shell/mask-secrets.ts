const secretKey = /^(?<start>[ "\-]*(?:[\w.][\w\-.]*)?(?:password|secret|key|cert|identity|macaroon|nonce|token|credential)[\w"\-.]{0,100}):/iv;

const depthOf = (line: string): number => line.length - line.trimStart().length;

/**
What the awk program of `juju/commands/machine-scripts.ts` makes of a YAML file: of each key that may hold a secret only the key is left.
*/
export const maskSecrets = (content: string): string => {
	const kept: string[] = [];
	let hidden = -1;
	for (const line of content.trimEnd().split('\n')) {
		const depth = depthOf(line);
		const isPart = hidden >= 0 && (depth > hidden || (depth === hidden && line.trimStart().startsWith('-')) || line.trim() === '');
		if (isPart) {
			continue;
		}

		const start = secretKey.exec(line.slice(0, 400))?.groups?.['start'];
		hidden = start === undefined ? -1 : depth;
		kept.push(start === undefined ? line : `${start}: ********`);
	}

	return `${kept.join('\n')}\n`;
};
