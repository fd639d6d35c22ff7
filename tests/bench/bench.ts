import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from './figure.ts';

/**
 * npm run bench [-- part of a name …]: measures and prints one JSON line per figure. A figure that
 * misses its goal is printed as a miss; the run itself succeeds.
 */
const folder = join(import.meta.dirname, 'figures');
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

let missed = 0;
let measured = 0;
for (const name of names) {
  const { measure } = (await import(join(folder, name))) as { measure: Measure };
  for (const figure of await measure()) {
    measured += 1;
    if (!figure.met) missed += 1;
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}
process.stdout.write(`${measured} figures, ${missed} missed\n`);
process.exit(0);
