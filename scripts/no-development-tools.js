/**
Stands in for react-devtools-core in the bundle.
*/
const noDevelopmentTools = {
	initialize() {},
	connectToDevTools() {},
};

export default noDevelopmentTools;
