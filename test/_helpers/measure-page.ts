import {type Page} from './browser.js';

/** What is wrong with a page as it is drawn now, each in a line. */
export type Faults = readonly string[];

/*
It runs in the page. Every text is measured against what is really behind it, and every box against the edges of the page.
*/
const script = String.raw`(() => {
	const faults = [];
	const root = document.documentElement;
	const name = element => {
		const kind = element.getAttribute('class');
		return element.localName + (kind ? '.' + kind : '') + ' "' + element.textContent.trim().slice(0, 40) + '"';
	};
	const numbers = colour => {
		// As rgb(1, 2, 3) and rgba(1, 2, 3, 0.5): a computed colour has no other form here.
		const [red = 0, green = 0, blue = 0, alpha = 1] = [...colour.matchAll(/[\d.]+/gv)].map(Number);
		return {parts: [red, green, blue], alpha};
	};
	const luminance = ({parts}) => {
		const [red, green, blue] = parts.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
		return red * 0.2126 + green * 0.7152 + blue * 0.0722;
	};
	const contrast = (one, other) => {
		const [low, high] = [luminance(one), luminance(other)].sort((left, right) => left - right);
		return (high + 0.05) / (low + 0.05);
	};
	const behind = element => {
		for (let place = element; place; place = place.parentElement) {
			const colour = numbers(getComputedStyle(place).backgroundColor);
			if (colour.alpha === 1) {
				return colour;
			}
		}

		return {parts: [255, 255, 255], alpha: 1};
	};
	const judge = (element, text, style) => {
		const colour = numbers(element.closest('svg') ? style.fill : style.color);
		const ratio = contrast(colour, behind(element));
		if (ratio < 4.5 || colour.alpha < 1) {
			faults.push('contrast of ' + ratio.toFixed(2) + ': ' + text);
		}

		const scale = element.closest('svg') ? element.getScreenCTM().a : 1;
		const size = parseFloat(style.fontSize) * scale;
		if (size < 10) {
			faults.push('letters of ' + size.toFixed(1) + 'px: ' + text);
		}
	};

	if (root.scrollWidth > root.clientWidth) {
		faults.push('the page is ' + root.scrollWidth + ' wide, its window ' + root.clientWidth);
	}

	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	let seen = 0;
	while (texts.nextNode()) {
		const node = texts.currentNode;
		const element = node.parentElement;
		if (node.data.trim() === '' || ['style', 'script', 'title'].includes(element.localName)) {
			continue;
		}

		const range = document.createRange();
		range.selectNodeContents(node);
		const boxes = [...range.getClientRects()];
		if (boxes.length === 0) {
			// The header of a table on a narrow page: each cell says its column's name there.
			if (!element.closest('thead')) {
				faults.push('not drawn: ' + name(element));
			}

			continue;
		}

		seen++;
		if (boxes.some(box => box.left < -0.5 || box.right > root.clientWidth + 0.5)) {
			faults.push('beyond the edge: ' + name(element));
		}

		if (element.closest('.short, .whole') && getComputedStyle(element).whiteSpace === 'nowrap' && new Set(boxes.map(box => Math.round(box.top))).size > 1) {
			faults.push('broken: ' + name(element));
		}

		judge(element, name(element), getComputedStyle(element));
	}

	if (seen === 0) {
		faults.push('there is no text at all');
	}

	for (const cell of document.querySelectorAll('td, th, dd, dt')) {
		if (cell.scrollWidth > cell.clientWidth + 1) {
			faults.push('leaves its cell: ' + name(cell));
		}

		const label = getComputedStyle(cell, '::before');
		if (label.content !== 'none' && label.content !== 'normal') {
			judge(cell, 'label of ' + name(cell), label);
		} else if (cell.localName === 'td' && document.querySelector('thead')?.getClientRects().length === 0) {
			faults.push('neither header nor label: ' + name(cell));
		}
	}

	for (const text of document.querySelectorAll('svg text')) {
		const box = text.getBBox();
		const {width, height} = text.ownerSVGElement.viewBox.baseVal;
		if (box.x < -0.5 || box.x + box.width > width + 0.5 || box.y < -0.5 || box.y + box.height > height + 0.5) {
			faults.push('beyond the picture: ' + name(text));
		}
	}

	return faults;
})()`;

export type View = {
	readonly media: 'screen' | 'print';
	/** In pixels. */
	readonly width: number;
	readonly scheme?: 'light' | 'dark';
};

/**
Draws a page as a window of that width, a reader who likes it dark, or a printer would, and measures it.

@returns What is wrong; empty where all of it can be read.
*/
export const measurePage = async (page: Page, {media, width, scheme = 'light'}: View): Promise<Faults> => {
	await page.send('Emulation.setEmulatedMedia', {media, features: [{name: 'prefers-color-scheme', value: scheme}]});
	await page.send('Emulation.setDeviceMetricsOverride', {
		width, height: 800, deviceScaleFactor: 1, mobile: false,
	});
	return await page.evaluate(script) as Faults;
};
