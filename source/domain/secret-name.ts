// Keys of agent.conf, of cloud credentials, of macaroons and of what people call their secrets (2.9.52 agent/format-2.0.go, cloud credential schemas).
// One expression for all: every name that Juju says in a status is asked about.
const secretWord = new RegExp([
	'password',
	'passwd',
	'passphrase',
	'secret',
	'token',
	'macaroon',
	'cookie',
	'authorization',
	'systemidentity',
	'nonce',
	'signature',
	'controllerkey',
	'privatekey',
	'accesskey',
	'apikey',
	'servicekey',
	'accountkey',
	'adminkey',
	'registrationkey',
	'sslkey',
	'tlskey',
	'encryptionkey',
	'signingkey',
].join('|'), 'v');

/** Of macaroons in JSON. */
const secretNames = new Set(['i64', 's64', 'v64']);

/** Secrets only where they are, or end, a whole name. */
const possibleWord = /credential|[isv]64/v;

/** Juju's own words for its feature of that name: no secrets in them. */
const plainKey = /secret-?(?:backend|id|name|revision|uri)|^secrets?-?(?:s|count)$|secrets?-?(?:storage|drain)/v;

/**
Whether what stands under a name is a secret: a password, a token, a private key.
*/
export const isSecretName = (key: string): boolean => {
	const lower = key.toLowerCase();
	const letters = lower.replaceAll(/[\-._]/gv, '');
	return (secretNames.has(letters) || letters.endsWith('credential') || secretWord.test(letters)) && !plainKey.test(lower);
};

/**
Whether a text can hold a name that is a secret's; where it says no, none of the words in it is one. Nearly all that Juju says is status, and has none: to know
it from one look costs less than to look at each of a thousand words.
*/
export const canHoldSecretName = (text: string): boolean => {
	const letters = text.toLowerCase().replaceAll(/[\-._]/gv, '');
	return secretWord.test(letters) || possibleWord.test(letters);
};

/** People call the settings of charms as they like: `ssl_key`, `admin-pass`. Too much is better than too little. */
const secretSetting = /(?:^|[\-._])(?:keys|pass|pwd|cert|credentials?|creds|auth)$|key(?:data|pem)?$/v;

/**
Whether a setting of a charm may hold a secret.
*/
export const isSecretSetting = (name: string): boolean => isSecretName(name) || secretSetting.test(name.toLowerCase());
