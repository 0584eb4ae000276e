/** What is made of the command line's tables when the program is built, and installed beside it. */
export {printCompletion} from './completion.js';
export {shells} from './command-details.js';
export {manualPage} from './manual-page.js';
