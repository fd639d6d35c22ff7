import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Measure } from './figure.ts';

/**
 * npm run bench [-- part of a name …]: measures and prints one JSON line per figure, each file in a
 * process of its own, so that none warms up the next. A figure that misses its goal is printed as a
 * miss; the run itself succeeds.
 */
const folder = join(import.meta.dirname, 'figures');
const [first = '', ...more] = process.argv.slice(2);

if (first === '--file') {
  const { measure } = (await import(join(folder, more[0] as string))) as { measure: Measure };
  for (const figure of await measure()) process.stdout.write(`${JSON.stringify(figure)}\n`);
  process.exit(0);
}

const wanted = [first, ...more];
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => wanted.some((part) => name.includes(part)))
  .sort();

const figures: Figure[] = [];
let failed = 0;
for (const name of names) {
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename, '--file', name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  if (status !== 0) {
    failed += 1;
    process.stdout.write(`${JSON.stringify({ file: name, failed: true })}\n`);
  }
  figures.push(
    ...stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Figure),
  );
}
const missed = figures.filter(({ met }) => !met).length;
process.stdout.write(`${JSON.stringify({ figures: figures.length, missed, failed })}\n`);
