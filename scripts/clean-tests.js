/**
Removes compiled tests, so that a test whose source is gone does not run on.
*/
import fs from 'node:fs';

fs.rmSync(new URL('../build', import.meta.url), {recursive: true, force: true});
