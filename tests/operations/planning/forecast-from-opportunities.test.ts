import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, endOfMonth, startOfMonth } from '../../../shared/kernel/date.ts';
import { newDeal, newItem } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { todayInChina } from '../../support/today.ts';

let world: World;
let t: TestTenant;
let itemId: string;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  itemId = (await newItem(t)).id;
});
afterAll(() => world.stop());

const OPERATION = 'planning.forecastFromOpportunities';
const next = addMonths(startOfMonth(todayInChina()), 1);
const nextMonth = { from: next, to: endOfMonth(next) };

/** At a probability of a half, closing in the middle of a month from now. */
async function deal(quantity: string, months = 1): Promise<Body> {
  const expectedCloseDate = `${addMonths(next, months - 1).slice(0, 7)}-15`;
  const lines = [{ itemId, quantity }];
  const { id } = await newDeal(t, { lines, expectedCloseDate, amount: '100' });
  return t.ok('crm.moveOpportunity', { id, stage: 'proposal' });
}

const forecasts = async (): Promise<Body[]> =>
  (await t.ok('planning.listForecast', { sort: 'from' })).data;
const oneOf = async (from: string): Promise<Body> =>
  (await forecasts()).find((one) => one.from === from) as Body;

describe('the open deals as forecasts', () => {
  let first: Body;

  it('201: by item and month, times the probability; a dry run shows it and writes nothing', async () => {
    first = await deal('100');
    await deal('31');
    await deal('40', 5);
    await newDeal(t, { lines: [{ itemId, quantity: '7' }], amount: '1' });
    const dry = await t.ok(OPERATION, {}, { dryRun: true });
    expect(dry.changes).toHaveLength(1);
    expect(await forecasts()).toEqual([]);
    const made = await t.ok(OPERATION, {}, { key: 'deals-1' });
    const sale = { itemId, ...nextMonth, quantity: '66', proposed: '66' };
    expect(made).toMatchObject({ forecasts: [sale], leftAlone: 0, remaining: 0 });
    expect(await t.ok(OPERATION, {}, { key: 'deals-1' })).toEqual(made);
    expect(await forecasts()).toMatchObject([{ ...sale, source: 'opportunity', area: 'main' }]);
    expect((await t.ok(OPERATION)).forecasts).toEqual([]);
  });

  it('201: further months; the unlikely are left out on demand', async () => {
    const far = await t.ok(OPERATION, { months: 6 }, { dryRun: true });
    expect(far.result.forecasts).toMatchObject([{ quantity: '20' }]);
    const sure = await t.ok(OPERATION, { leastProbability: '0.6' }, { dryRun: true });
    expect(sure.result.forecasts).toMatchObject([{ quantity: '0', proposed: '0' }]);
  });

  it('201: what a person has changed stays, and the proposal follows the deals beside it', async () => {
    const { id } = await oneOf(next);
    await t.ok('planning.updateForecast', { id, quantity: '80', reason: '+20 %' });
    await deal('20');
    expect((await t.ok(OPERATION)).forecasts).toMatchObject([{ quantity: '80', proposed: '76' }]);
    await t.ok('planning.updateForecast', { id, quantity: '76' });
    await t.ok('crm.loseOpportunity', { id: first.id, reason: '价格' });
    expect((await t.ok(OPERATION)).forecasts).toMatchObject([{ quantity: '26', proposed: '26' }]);
  });

  it('201: where a forecast by hand stands, if only in a part of the month, it is left alone', async () => {
    const other = await newItem(t);
    const lines = [{ itemId: other.id, quantity: '10' }];
    await newDeal(t, { lines, expectedCloseDate: nextMonth.to, amount: '1' });
    const part = { from: addDays(next, 6), to: addDays(next, 12) };
    await t.ok('planning.createForecast', { itemId: other.id, ...part, quantity: '5' });
    expect(await t.ok(OPERATION)).toMatchObject({ forecasts: [], leftAlone: 1 });
  });

  it('the next plan wants them, and deals that are gone no more', async () => {
    const wanted = async () => {
      const { id } = await t.ok('planning.runMrp', {});
      await world.settle();
      expect((await t.ok('planning.getPlanningRun', { id })).state).toBe('published');
      const { rows } = await t.ok('planning.itemPlan', { itemId, bucket: 'month' });
      return rows.reduce((sum: number, row: Body) => sum + Number(row.gross), 0);
    };
    expect(await wanted()).toBe(26);
    const { data } = await t.ok('crm.listOpportunity', { filter: { state: { eq: 'open' } } });
    for (const { id } of data) await t.ok('crm.loseOpportunity', { id, reason: '价格' });
    const silent = await t.ok(OPERATION);
    expect(silent.forecasts).toMatchObject([{ quantity: '0', proposed: '0' }]);
    expect(await wanted()).toBe(0);
  });

  it('400, 403: months that nobody plans; whoever forecasts nothing', async () => {
    const answer = await t.call(OPERATION, { months: 13 });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/months']);
    expect((await (await t.member(['salesRep'])).call(OPERATION)).status).toBe(403);
    expect((await (await t.member(['planner'])).call(OPERATION)).status).toBe(201);
  });
});

describe('deals as they go on', () => {
  /** A company with one item and a forecast of 50 for its deal of 100. */
  async function forecasting() {
    const company = await world.tenant();
    const item = await newItem(company);
    const dealOf = async (quantity: string, months = 1): Promise<Body> => {
      const expectedCloseDate = `${addMonths(next, months - 1).slice(0, 7)}-15`;
      const lines = [{ itemId: item.id, quantity }];
      const { id } = await newDeal(company, { lines, expectedCloseDate, amount: '100' });
      return company.ok('crm.moveOpportunity', { id, stage: 'proposal' });
    };
    const first = await dealOf('100');
    await company.ok(OPERATION);
    return { company, dealOf, first };
  }

  it('201: what is won counts whole, so that its order takes nothing from the others', async () => {
    const { company, dealOf, first } = await forecasting();
    await dealOf('10');
    await company.ok('crm.winOpportunity', { id: first.id });
    expect((await company.ok(OPERATION)).forecasts).toMatchObject([{ quantity: '105' }]);
  });

  it('201: a deal that comes nearer is not wanted twice', async () => {
    const { company, dealOf } = await forecasting();
    const far = await dealOf('8', 6);
    const [made] = (await company.ok(OPERATION, { months: 7 })).forecasts;
    expect(made).toMatchObject({ quantity: '4' });
    const expectedCloseDate = `${next.slice(0, 7)}-20`;
    await company.ok('crm.updateOpportunity', { id: far.id, expectedCloseDate });
    expect((await company.ok(OPERATION)).forecasts).toMatchObject([
      { from: next, quantity: '54', proposed: '54' },
      { id: made.id, quantity: '0', proposed: '0' },
    ]);
  });

  it('201: more than a commit holds comes call after call; two at once make each but once', async () => {
    const company = await world.tenant();
    const items: Body[] = [];
    for (let count = 0; count < 60; count += 1) items.push(await newItem(company));
    const lines = items.map(({ id }) => ({ itemId: id, quantity: '10' }));
    await newDeal(company, { lines, expectedCloseDate: nextMonth.to, amount: '1' });
    const both = await Promise.all([1, 2].map(() => company.call(OPERATION)));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const rest = await company.ok(OPERATION);
    expect(rest.remaining).toBe(0);
    const { data } = await company.ok('planning.listForecast', { limit: 100 });
    expect(data.map(({ quantity }: Body) => quantity)).toEqual(items.map(() => '1'));
  });
});
