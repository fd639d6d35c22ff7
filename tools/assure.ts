import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type AssuredRun,
  budgetMinutes,
  commandOf,
  type Lane,
  lanes,
  runsOf,
} from './assure-lanes.ts';

/**
 * npm run assure -- --lane gate|nightly|release [--only G4] [--seed 7]: what must always hold, at
 * the sizes of the lane. One JSON line per run; whatever fails is repeated by the line it prints.
 */
const { values } = parseArgs({
  options: {
    lane: { type: 'string', default: 'gate' },
    only: { type: 'string' },
    seed: { type: 'string' },
  },
});

const isLane = (name: string): name is Lane => (lanes as readonly string[]).includes(name);
const lane = isLane(values.lane) ? values.lane : undefined;
if (!lane) {
  process.stderr.write(`--lane must be one of ${lanes.join(', ')}\n`);
  process.exit(2);
}

const root = resolve(import.meta.dirname, '..');
const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');

/** The suite's own words are kept back unless it fails. */
function run({ file, environment }: AssuredRun): Promise<{ ok: boolean; output: string }> {
  const child = spawn(process.execPath, [vitest, 'run', file], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = `${output}${data}`.slice(-20_000);
    });
  }
  return new Promise((done) => child.once('exit', (code) => done({ ok: code === 0, output })));
}

const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = runsOf(lane, firstSeed, values.only);
if (runs.length === 0) {
  process.stderr.write(`no suite stands for ${values.only}\n`);
  process.exit(2);
}
const began = Date.now();
const failed: AssuredRun[] = [];

for (const one of runs) {
  const start = Date.now();
  const { ok, output } = await run(one);
  const seconds = Math.round((Date.now() - start) / 1000);
  const { goal, file, seed } = one;
  process.stdout.write(`${JSON.stringify({ lane, goal, file, seed, ok, seconds })}\n`);
  if (ok) continue;
  failed.push(one);
  process.stderr.write(`${output}\nrepeat with: ${commandOf(one)}\n`);
}

const minutes = Math.round((Date.now() - began) / 6000) / 10;
const summary = { lane, runs: runs.length, failed: failed.length, firstSeed, minutes };
process.stdout.write(`${JSON.stringify({ ...summary, budgetMinutes: budgetMinutes[lane] })}\n`);
for (const one of failed) process.stdout.write(`${one.goal} failed: ${commandOf(one)}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
