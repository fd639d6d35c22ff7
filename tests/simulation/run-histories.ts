import { expect } from 'vitest';
import { createFaultPlan, type FaultPlan, mulberry32 } from '../../infra/local/store/faults.ts';
import type { World } from '../support/harness.ts';
import { createSteps } from './between-steps.ts';
import { findingsOf } from './books-of-a-shop.ts';
import { openShop, type Shop } from './faulty-shop.ts';
import { planning } from './plan-histories.ts';
import { sale } from './sale-histories.ts';
import { production, purchase } from './supply-histories.ts';

const TENANTS = 2;
const CLIENTS = 3;
/** Before so many steps of a hundred the books are looked at. */
const LOOKS = 2;

/** Every event comes three times, in any order. */
export const ADVERSE = { duplicates: 3, shuffle: true };

/** All that can go wrong with a store call, off until histories begin. */
export function everyFault(seed: number): FaultPlan {
  const rates = {
    ...{ conflict: 0.03, throttle: 0.02, timeoutBefore: 0.01, timeoutAfter: 0.02 },
    ...{ lateCommit: 0.005, delay: 0.02 },
  };
  const faults = createFaultPlan({ seed, rates, lateMs: 400 });
  faults.active = false;
  return faults;
}

/** Sales in the majority, so that stock runs out and comes again. */
const kinds = [
  ...[sale, purchase, sale, production, sale],
  ...[planning, sale, purchase, sale, production],
];

export interface Histories {
  world: World;
  faults: FaultPlan;
  seed: number;
  histories: number;
  /** Something besides that happens before steps, each with a number drawn for it, from 0 to 1. */
  meanwhile?: (draw: number) => void;
}

/** A number from 0 to 1 that depends on the seed and the text alone, whoever comes first. */
const drawFor = (seed: number, text: string): number =>
  mulberry32([...text].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), seed))();

const PATIENCE = 60;

/** A store that was killed is on its way up: what answers 503 is asked again, as clients do. */
async function patiently<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (tries === PATIENCE || !String(error).includes('answered 503')) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

/**
 * Who could not hear in time, because the store was down too long, hears now: as if never failed.
 */
function deliverDead({ host }: World): void {
  for (const { id } of host.bus.listDeadLetters()) host.bus.redrive({ id });
}

/**
 * Three clients live through business histories in two companies while the store fails. What the
 * books say is compared with the plain model now and then, between two steps with events still on
 * their way, and at the end. Answers how often that was before the end.
 */
export async function runHistories(asked: Histories): Promise<{ looks: number }> {
  const { world, faults, seed, histories, meanwhile } = asked;
  const steps = createSteps();
  const shops: Shop[] = [];
  let looks = 0;
  async function look(when: string, shop: Shop): Promise<void> {
    faults.active = false;
    await world.host.guard.settle();
    const findings = await patiently(() => findingsOf(shop));
    expect(findings, `${when}, seed ${seed}`).toEqual([]);
  }
  const beforeStepOf = (shop: () => Shop) => async (key: string) => {
    meanwhile?.(drawFor(seed + 1, key));
    if (drawFor(seed, key) * 100 >= LOOKS) return;
    await steps.between(async () => {
      await look(`before ${key}`, shop());
      faults.active = true;
    });
    looks += 1;
  };
  for (let count = 0; count < TENANTS; count += 1) {
    shops.push(
      await openShop(
        world,
        steps,
        beforeStepOf(() => shops[count] as Shop),
      ),
    );
  }
  await world.settle();
  let next = 0;
  faults.active = true;
  const client = async () => {
    while (next < histories) {
      const index = next++;
      const shop = shops[index % shops.length] as Shop;
      // By turns of companies, so that every kind of history comes to each of them.
      const kind = kinds[Math.floor(index / shops.length) % kinds.length];
      await kind?.(shop, `h${index}`, mulberry32(seed + index));
    }
  };
  const operator = meanwhile && setInterval(() => deliverDead(world), 1_000);
  await Promise.all(Array.from({ length: CLIENTS }, client)).catch((error) => {
    clearInterval(operator);
    throw error;
  });
  faults.active = false;
  await world.host.guard.settle();
  await world.settle();
  clearInterval(operator);
  if (meanwhile) deliverDead(world);
  await world.settle();
  for (const shop of shops) await look('at the end', shop);
  expect(world.host.bus.listDeadLetters()).toEqual([]);
  return { looks };
}
