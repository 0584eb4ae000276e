/**
The software bill of materials: CycloneDX 1.6, with what is bundled and nothing else. The same for the same release.
*/
import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';

/** Names a package, as https://github.com/package-url/purl-spec has it. */
const purlOf = ({name, version}) => `pkg:npm/${name.replace(/^@/v, '%40')}@${version}`;

const licencesOf = licence => [/[ \(]/v.test(licence) ? {expression: licence} : {license: {id: licence}}];

/** Of the package as npm has it. */
const hashesOf = ({integrity}) => {
	const [algorithm, value] = integrity?.split('-', 2) ?? [];
	return algorithm === 'sha512' ? {hashes: [{alg: 'SHA-512', content: Buffer.from(value, 'base64').toString('hex')}]} : {};
};

const uuidOf = text => {
	const hash = createHash('sha256').update(text).digest('hex');
	return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};

export const formatBillOfMaterials = ({name, version, description, license}, packages) => {
	const self = {name, version};
	const components = packages.map(item => ({
		type: 'library', 'bom-ref': purlOf(item), name: item.name, version: item.version, scope: 'required', purl: purlOf(item), licenses: licencesOf(item.licence), ...hashesOf(item),
	}));
	const document = {
		metadata: {
			component: {
				type: 'application', 'bom-ref': purlOf(self), name, version, description, purl: purlOf(self), licenses: licencesOf(license),
			},
		},
		components,
		dependencies: [{ref: purlOf(self), dependsOn: components.map(({purl}) => purl)}],
	};
	return `${JSON.stringify({
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		serialNumber: `urn:uuid:${uuidOf(JSON.stringify(document))}`,
		version: 1,
		...document,
	}, undefined, '\t')}\n`;
};
