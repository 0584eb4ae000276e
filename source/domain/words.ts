/**
A number with its noun: `1 agent`, `3 agents`.
*/
export const countOf = (count: number, singular: string, plural = `${singular}s`): string =>
	`${count} ${count === 1 ? singular : plural}`;

/**
Names in a row, at most `limit` of them: `mysql/0, mysql/1 and 4 more`.
*/
export const listOf = (names: readonly string[], limit = 3): string => {
	const shown = names.slice(0, limit);
	const hidden = names.length - shown.length;
	return hidden > 0 ? `${shown.join(', ')} and ${hidden} more` : shown.join(', ');
};

/**
A span of time as people read it: `14s`, `4m 12s`, `2h 05m`.

@param milliseconds What is negative counts as nothing.
*/
export const spanOf = (milliseconds: number): string => {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(minutes / 60);
	if (hours > 0) {
		return `${hours}h ${String(minutes % 60).padStart(2, '0')}m`;
	}

	return minutes > 0 ? `${minutes}m ${String(seconds % 60).padStart(2, '0')}s` : `${seconds}s`;
};

/**
A size as people read it: `412 MB`, `1.4 GB`.

@param bytes Of the file.
*/
export const sizeOf = (bytes: number): string => {
	if (bytes < 1000) {
		return `${bytes} bytes`;
	}

	if (bytes < 1_000_000) {
		return `${Math.round(bytes / 1000)} kB`;
	}

	return bytes < 1_000_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
};
