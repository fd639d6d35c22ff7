import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { modules } from '../shared/contracts/system.ts';
import { generatedFiles } from './generated-files.ts';

/**
 * Writes what is derived from the contracts. With --check it writes nothing, and exits 1 naming
 * every file that is not what the contracts say.
 */
const { check, root } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    root: { type: 'string', default: join(import.meta.dirname, '..') },
  },
}).values;
const wanted = generatedFiles(modules);
const stale = [...wanted].filter(([path, content]) => readIfThere(path) !== content);
const orphans = listed('docs/events').filter((path) => !wanted.has(path));

if (check) {
  for (const [path] of stale) process.stderr.write(`${path} is stale. Run: npm run generate\n`);
  for (const path of orphans) process.stderr.write(`${path} belongs to no event. Delete it.\n`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    process.stdout.write(`wrote ${path}\n`);
  }
  for (const path of orphans) rmSync(join(root, path));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
