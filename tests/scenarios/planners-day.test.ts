import { afterAll, beforeAll, describe } from 'vitest';
import { startWorld, type World } from '../support/harness.ts';
import { chinese, english } from '../support/pump-works.ts';
import { Day } from './planners-day/day.ts';
import { deliverAndPay } from './planners-day/deliver-and-pay.ts';
import { kitAndPromise } from './planners-day/kit-and-promise.ts';
import { makeAndCost } from './planners-day/make-and-cost.ts';
import { planAndRelease } from './planners-day/plan-and-release.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.stop());

describe.each([chinese, english])('a planner’s day at a pump works, $locale', (voice) => {
  const day = new Day(voice);
  beforeAll(() => day.begin(world), 120_000);
  planAndRelease(day);
  kitAndPromise(day);
  makeAndCost(day);
  deliverAndPay(day);
});
