import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newCustomer, newItem } from '../../support/selling.ts';
import { todayInChina } from '../../support/today.ts';

const WORKFLOW = 'nightly-quotations';
const DAY_MS = 86_400_000;
const today = todayInChina();

let world: World;
let t: TestTenant;
let customerId: string;
let itemId: string;
let offers: readonly Body[];
let later: Body;
let accepted: Body;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  customerId = (await newCustomer(t)).id;
  itemId = (await newItem(t)).id;
});
afterEach(() => vi.useRealTimers());
afterAll(() => world.stop());

/** A night, so many days from now. */
async function night(at: string, days: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * DAY_MS });
  await world.host.machines.start(WORKFLOW, `${WORKFLOW}-${at}`, { at });
  await world.settle();
  vi.useRealTimers();
}

const offered = async (validUntil: string): Promise<Body> => {
  const lines = [{ itemId, quantity: '1', price: '10' }];
  const { id } = await t.ok('sales.createQuotation', { customerId, validUntil, lines });
  return t.ok('sales.sendQuotation', { id });
};
const stateOf = async ({ id }: Body): Promise<string> =>
  (await t.ok('sales.getQuotation', { id })).state;

describe('quotations in the night', () => {
  it('wait for an answer through their last day', async () => {
    offers = await Promise.all(Array.from({ length: 60 }, () => offered(today)));
    later = await offered(addDays(today, 1));
    accepted = await offered(today);
    await t.ok('sales.acceptQuotation', { id: accepted.id });
    await night('2026-03-01', 0);
    expect(new Set(await Promise.all(offers.map(stateOf)))).toEqual(new Set(['sent']));
  });

  it('expire after it, more than a commit holds too; all others stay as they are', async () => {
    await night('2026-03-02', 1);
    expect(new Set(await Promise.all(offers.map(stateOf)))).toEqual(new Set(['expired']));
    expect([await stateOf(later), await stateOf(accepted)]).toEqual(['sent', 'accepted']);
    const { data } = await t.ok('sales.historyQuotation', { id: offers[0]?.id });
    expect(data[0]).toMatchObject({ operation: 'sales.expireQuotations' });
  });

  it('a night that is repeated changes nothing', async () => {
    const at = '2026-03-02';
    const request = {
      ...{ step: 'sales.expireQuotations', tenantId: t.id, generation: 1 },
      ...{ workflow: WORKFLOW, key: at, input: { at } },
    };
    expect((await world.host.runner.invoke('sales-steps', request)).ok).toBe(true);
    const [first] = offers as [Body];
    const { version } = await t.ok('sales.getQuotation', { id: first.id });
    expect(version).toBe(first.version + 1);
  });

  it('are not accepted any more, and can be offered anew', async () => {
    const { id } = offers[0] as Body;
    const refused = await t.call('sales.acceptQuotation', { id });
    expect(refused).toMatchObject({ status: 422, body: { code: 'sales.quotationExpired' } });
    await t.ok('sales.reviseQuotation', { id, validUntil: addDays(today, 7) });
    await t.ok('sales.sendQuotation', { id });
    expect((await t.ok('sales.acceptQuotation', { id })).customerId).toBe(customerId);
  });
});
