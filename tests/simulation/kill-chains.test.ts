import { afterAll, beforeAll, describe, it } from 'vitest';
import { hostProcess } from '../support/host-process.ts';
import { type Business, killAndFinish } from '../support/killed-chain.ts';
import { runSeed } from '../support/seeded.ts';
import { openShop } from './chains/order-to-cash.ts';
import { openFactory } from './chains/plan-to-produce.ts';
import { openBuyer } from './chains/procure-to-pay.ts';

const seed = runSeed();
const POINTS = Number(process.env.KILL_POINTS ?? 30);
/** Store calls from the beginning of a part well into the next one, beside two whole chains. */
const CALLS = 90;

const host = hostProcess();
const businesses: Business[] = [];

beforeAll(async () => {
  await host.start();
  for (const open of [openShop, openBuyer, openFactory]) businesses.push(await open(host));
  await host.stop('SIGTERM');
}, 240_000);

afterAll(host.remove);

describe('the host killed before or after any store call of three companies at work', () => {
  it(`loses nothing it answered and does nothing twice, ${POINTS} points each, seed ${seed}`, async () => {
    const deaths = await killAndFinish(host, { points: POINTS, seed, calls: CALLS, businesses });
    process.stdout.write(`hosts that died: ${deaths}\n`);
  }, 600_000);
});
