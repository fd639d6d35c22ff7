import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/harness.ts';
import { runSeed } from '../support/seeded.ts';
import { ADVERSE, everyFault, runHistories } from './run-histories.ts';

const seed = runSeed();
const HISTORIES = Number(process.env.HISTORIES ?? 300);

const faults = everyFault(seed);

let world: World;
beforeAll(async () => {
  world = await startWorld({ faults, delivery: ADVERSE });
}, 240_000);
afterAll(() => world.stop());

describe(`random business histories under faults, three clients, seed=${seed}`, () => {
  it(`${HISTORIES} histories leave the books that a plain model expects`, async () => {
    const { looks } = await runHistories({ world, faults, seed, histories: HISTORIES });
    expect(faults.injected.length).toBeGreaterThan(HISTORIES / 4);
    expect(looks).toBeGreaterThanOrEqual(Math.floor(HISTORIES / 60));
  }, 900_000);
});
