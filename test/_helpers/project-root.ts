import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const climb = (folder: string): string => (fs.existsSync(path.join(folder, 'package.json')) ? folder : climb(path.dirname(folder)));

/** Folder of package.json: compiled tests lie elsewhere than their sources. */
export const projectRoot = climb(path.dirname(fileURLToPath(import.meta.url)));
