/**
A bar of whole and half cells, then dots, as wide as wanted. The share goes from 0 to 1; anything else is brought into that.
*/
export const progressBar = (share: number, width: number): string => {
	const known = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
	const halves = Math.floor(known * width * 2);
	const full = Math.floor(halves / 2);
	const bar = '█'.repeat(full) + (halves % 2 === 1 ? '▌' : '');
	return bar + '·'.repeat(Math.max(0, width - bar.length));
};
