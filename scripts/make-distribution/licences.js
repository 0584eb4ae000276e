/**
The licences of all that is bundled, as one text.
*/

const permission = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A
PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN
ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Some packages name their licence and bring no text of it. Where it is not the one that we have here, a person has to look. */
const textOf = ({name, version, licence, author, texts}) => {
	if (texts.length > 0) {
		return texts.join('\n\n');
	}

	if (licence !== 'MIT') {
		throw new Error(`${name} ${version} brings no text of its licence, ${licence}.`);
	}

	return `MIT License (the package names it, and brings no text of it)\n\nCopyright (c) ${author ?? `the authors of ${name}`}\n\n${permission}`;
};

const line = '-'.repeat(80);

export const formatLicences = packages => [
	'juju-upgrade-wizard is under the Apache License 2.0: see LICENSE. These packages are part of the program.',
	...packages.map(item => `${line}\n${item.name} ${item.version}\n${item.licence}\n${item.source ?? ''}\n\n${textOf(item)}`),
].join('\n\n').concat('\n');
