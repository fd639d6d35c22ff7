import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from './order-life.ts';
import { mayMove, nextMove, type OrderFacts, type Policy, stagesOf } from './order-stages.ts';
import type { Delivery } from './plan-invoice.ts';

const line = (more: Partial<OrderLine> = {}) =>
  ({
    lineNo: 1,
    itemId: 'itm_a',
    quantity: '10',
    warehouseId: 'wh_a',
    reserved: '0',
    delivered: '0',
    invoiced: '0',
    returned: '0',
    ...more,
  }) as OrderLine;

const facts = (more: Partial<Order>, rest: Partial<OrderFacts> = {}): OrderFacts => ({
  order: {
    state: 'confirmed',
    revenuePoint: 'delivery',
    paymentTerms: { kind: 'net', days: 30 },
    lines: [line()],
    ...more,
  } as Order,
  deliveries: [],
  receivables: [],
  ...rest,
});

const note = (invoiced: string, more: Partial<Delivery> = {}) =>
  ({
    state: 'delivered',
    revenuePoint: 'delivery',
    date: '2026-03-05',
    lines: [{ quantity: '10', returned: '0', invoiced }],
    ...more,
  }) as Delivery;

const stage = (found: OrderFacts, name: string) =>
  stagesOf(found).find((one) => one.stage === name);

/** What the order alone rules out never happens. */
function next(found: OrderFacts, policy: Policy) {
  const move = nextMove(found, policy);
  if (!mayMove(found.order, policy)) expect(move).toBe('none');
  return move;
}

const manual = { billing: 'manual', stockForShort: false } as const;

describe('the stages of an order', () => {
  it('on hold is blocked by its reason', () => {
    const held = facts({ state: 'onHold', holdReason: 'Over the limit.' });
    expect(stage(held, 'confirm')).toMatchObject({
      state: 'blocked',
      blockedBecause: [{ label: { en: 'Over the limit.' } }],
    });
  });

  it('names the line that is short and by how much', () => {
    const short = facts({ lines: [line({ reserved: '6', supply: 'short' })] });
    expect(stage(short, 'reserve')).toMatchObject({
      state: 'blocked',
      share: '0.6',
      blockedBecause: [{ lineNo: 1, itemId: 'itm_a', quantity: '4' }],
    });
  });

  it('counts goods that left as ready', () => {
    const half = facts({ lines: [line({ reserved: '4', delivered: '6' })] });
    expect(stage(half, 'reserve')).toMatchObject({ state: 'done' });
    expect(stage(half, 'deliver')).toMatchObject({ state: 'partly', share: '0.6' });
  });

  it('waits for a signature where that makes the revenue', () => {
    const sent = note('0', { revenuePoint: 'sign' });
    const waiting = facts(
      { revenuePoint: 'sign', lines: [line({ delivered: '10' })] },
      { deliveries: [sent] },
    );
    expect(stage(waiting, 'sign')).toMatchObject({ state: 'waiting' });
    expect(stage(waiting, 'invoice')).toMatchObject({ state: 'blocked' });
  });

  it('counts what was paid of what is owed', () => {
    const owed = facts({}, { receivables: [{ amount: '1000', open: '250' }] });
    expect(stage(owed, 'collect')).toMatchObject({ state: 'partly', share: '0.75' });
  });
});

describe('what order-to-cash does next', () => {
  const out = [line({ delivered: '10' })];

  it('reserves when stock has come for a line that is short', () => {
    expect(next(facts({}), { ...manual, stockForShort: true })).toBe('reserve');
    expect(next(facts({ state: 'draft' }), { ...manual, stockForShort: true })).toBe('none');
  });

  it('bills by itself only where the company wants it', () => {
    const sent = facts({ state: 'partlyDelivered', lines: out }, { deliveries: [note('0')] });
    expect(next(sent, manual)).toBe('none');
    expect(next(sent, { ...manual, billing: 'onDelivery' })).toBe('bill');
    expect(next(sent, { ...manual, billing: 'onceDelivered' })).toBe('none');
  });

  it('closes what has left, is invoiced and paid, and nothing else', () => {
    const lines = [line({ delivered: '10', invoiced: '10' })];
    const paid = { deliveries: [note('10')], receivables: [{ amount: '1130', open: '0' }] };
    expect(next(facts({ state: 'delivered', lines }, paid), manual)).toBe('close');
    const owing = { ...paid, receivables: [{ amount: '1130', open: '1' }] };
    expect(next(facts({ state: 'delivered', lines }, owing), manual)).toBe('none');
    expect(next(facts({ state: 'delivered', lines: out }, paid), manual)).toBe('none');
    const back = [line({ delivered: '10', returned: '2', invoiced: '10' })];
    expect(next(facts({ state: 'delivered', lines: back }, paid), manual)).toBe('none');
  });

  it('nothing is looked at for an order that only waits for a person', () => {
    expect(mayMove(facts({}).order, manual)).toBe(false);
    expect(mayMove(facts({ state: 'delivered', lines: out }).order, manual)).toBe(false);
    expect(mayMove(facts({}).order, { ...manual, billing: 'onDelivery' })).toBe(true);
  });
});
