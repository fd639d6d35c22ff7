import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/harness.ts';
import { runSeed } from '../support/seeded.ts';
import { ADVERSE, everyFault, runHistories } from './run-histories.ts';

const seed = runSeed();
const HISTORIES = Number(process.env.HISTORIES_ON_DISK ?? 20);
/** Before so many steps of a hundred. */
const DEATHS = 4;

const faults = everyFault(seed);
const dataDir = mkdtempSync(join(tmpdir(), 'tandem-histories-'));

let world: World;
beforeAll(async () => {
  world = await startWorld({ faults, dataDir, delivery: ADVERSE });
}, 240_000);
afterAll(async () => {
  await world.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** As by kill -9; its keeper starts it anew. False while it is on its way up from the last time. */
function killStore(): boolean {
  const { store } = JSON.parse(readFileSync(join(dataDir, 'store.pid'), 'utf8'));
  try {
    return process.kill(store.pid, 'SIGKILL');
  } catch {
    return false;
  }
}

describe(`business histories on disk, their store killed now and then, seed=${seed}`, () => {
  it(`${HISTORIES} histories leave the books that a plain model expects`, async () => {
    let deaths = 0;
    await runHistories({
      ...{ world, faults, seed, histories: HISTORIES },
      meanwhile(draw) {
        if (draw * 100 < DEATHS && killStore()) deaths += 1;
      },
    });
    expect(deaths).toBeGreaterThan(0);
  }, 300_000);
});
