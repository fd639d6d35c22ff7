import { afterAll, beforeAll, describe } from 'vitest';
import { startWorld, type World } from '../../support/harness.ts';
import { buyParts } from './make-bicycles/buy-parts.ts';
import { deliverAndSettle } from './make-bicycles/deliver-and-settle.ts';
import { makeThem } from './make-bicycles/make-them.ts';
import { moveIn } from './make-bicycles/move-in.ts';
import { planBicycles } from './make-bicycles/plan-bicycles.ts';
import { BicycleWorks } from './make-bicycles/works.ts';
import { isPresent } from './source.ts';

if (!isPresent) process.stdout.write('skipped: ../shared/data/adventureworks is not here\n');

describe.skipIf(!isPresent)('bicycles that are not there are sold, made, delivered, paid', () => {
  if (!isPresent) return;
  const works = new BicycleWorks();
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await works.begin(world);
  }, 60_000);
  afterAll(() => world.stop());

  moveIn(works);
  planBicycles(works);
  buyParts(works);
  makeThem(works);
  deliverAndSettle(works);
});
