import {Buffer} from 'node:buffer';

/** A text that is found wherever it stands, also within a longer one. */
const canary = (number: number): string => `CaNaRy${String(number).padStart(2, '0')}x`;

const encoded = (number: number): string => `${canary(number)}${Buffer.from('a secret that is long enough to be one').toString('base64').replaceAll('=', '')}`;

/** One secret of each kind, as it stands in the words of a program: what is written between `${…}` must not be found anywhere. */
const kinds = {
	password: (number: number) => `apipassword: ${canary(number)}`,
	passwordInSentence: (number: number) => `login failed with password="${canary(number)} and more"`,
	passwordInJson: (number: number) => `{"user":"admin","password":"${canary(number)}"}`,
	macaroon: (number: number) => `cookie MDAx${encoded(number)}`,
	macaroonOfVersion2: (number: number) => `discharge AgEU${encoded(number)}`,
	registration: (number: number) => `juju register MFATA2Ft${encoded(number)}`,
	privateKey: (number: number) => `-----BEGIN RSA PRIVATE KEY-----\n${encoded(number)}\n-----END RSA PRIVATE KEY-----`,
	privateKeyInOneLine: (number: number) => String.raw`-----BEGIN PRIVATE KEY-----\n${encoded(number)}\n-----END PRIVATE KEY-----`,
	userInAddress: (number: number) => `cannot reach https://kim:${canary(number)}@proxy.example:3128/`,
	tokenInAddress: (number: number) => `GET https://store.example/v2?name=mysql&access_token=${canary(number)}&x=1 failed`,
	header: (number: number) => `Authorization: Bearer ${encoded(number)}`,
	setting: (number: number) => `--config api-key=${canary(number)}`,
	variable: (number: number) => `AWS_SECRET_ACCESS_KEY=${canary(number)}`,
} as const;

/** Every kind, beginning with a number of its own. */
export const plantSecrets = (first: number): readonly string[] => Object.values(kinds).map((make, index) => make(first + index));

/** As `agent.conf` of 2.9.52 to 4.0 has them (`agent/format-2.0.go`). */
export const plantAgentConfiguration = (first: number): string => [
	'tag: machine-0',
	`apipassword: ${canary(first)}`,
	`oldpassword: ${canary(first + 1)}`,
	`statepassword: ${canary(first + 2)}`,
	`sharedsecret: ${canary(first + 3)}`,
	`systemidentity: '${canary(first + 4)}'`,
	'controllerkey: |',
	'  -----BEGIN RSA PRIVATE KEY-----',
	`  ${encoded(first + 5)}`,
	'  -----END RSA PRIVATE KEY-----',
	'controllercert: |',
	'  -----BEGIN CERTIFICATE-----',
	`  ${encoded(first + 6)}`,
	'  -----END CERTIFICATE-----',
	`loopbackmacaroon: ${canary(first + 7)}`,
	'',
].join('\n');

/** The canaries in a text, with what stands around each. */
export const findSecrets = (text: string): readonly string[] => text.matchAll(/[^\n]{0,60}CaNaRy\d\dx?[^\n]{0,20}/gv).map(([found]) => found).toArray();
