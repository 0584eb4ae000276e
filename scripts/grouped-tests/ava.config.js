/**
How `npm test` runs the tests: in groups. Without it AVA runs each file by itself, as package.json says.
*/
const config = {
	files: ['build/groups/*.js'],
	nodeArguments: ['--enable-source-maps', `--import=${new URL('give-names.js', import.meta.url).href}`],
	workerThreads: false,
	concurrency: 4,
	timeout: '2m',
};

export default config;
