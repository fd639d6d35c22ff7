import { expect, it } from 'vitest';
import { MOST_RELEASED } from '../../../../shared/contracts/planning/plan-choices.ts';
import type { Body } from '../../../support/harness.ts';
import { all } from '../loading.ts';
import type { Ordered } from './expected-plan.ts';
import { PIECE } from './files.ts';
import { type BicycleWorks, frameOfNothing, type Sale, sales } from './works.ts';

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' ')).sort();

export function planBicycles(works: BicycleWorks): void {
  const place = async ({ customer, id, quantity, day }: Sale): Promise<Body> => {
    const order = await works.t.ok('sales.createSalesOrder', {
      ...{ customerId: works.customers[customer], requestedDate: works.day(day) },
      lines: [{ itemId: works.item(id), quantity: String(quantity) }],
    });
    return works.t.ok('sales.confirmSalesOrder', { id: order.id });
  };

  /** What the plan says must be exactly what the files lead to. */
  const agree = async (expected: readonly Ordered[]): Promise<Body[]> => {
    const planned = await all(works.t, 'planning.listPlannedOrders');
    const ours = expected.map(({ id, quantity, release, due }) => [
      ...[works.part(id).code, quantity, works.day(release), works.day(due)],
    ]);
    const theirs = planned.map((one) => [one.code, one.quantity, one.releaseOn, one.dueOn]);
    expect(sorted(theirs)).toEqual(sorted(ours));
    return planned;
  };

  /** Bought, needed, and sold only by a carton that nobody has counted. */
  const unpriced = () => {
    const ids = new Set(works.plan([frameOfNothing]).map(({ id }) => id));
    const isUnpriced = (id: string) => !works.part(id).make && !works.files.offers.has(id);
    return [...ids].filter(isUnpriced).map((id) => works.part(id).code);
  };

  /** As many at once as one call takes. */
  const release = async (planned: readonly Body[]): Promise<Body[]> => {
    const made: Body[] = [];
    const ids = planned.map(({ id }) => id);
    while (ids.length > 0) {
      const plannedOrderIds = ids.splice(0, MOST_RELEASED);
      made.push(...(await works.t.ok('planning.releasePlannedOrders', { plannedOrderIds })).data);
    }
    return made;
  };

  const codesOf = (rows: readonly Body[], kind: string) =>
    rows.filter((one) => one.kind === kind).map((one) => one.code);

  it('bicycles are sold that are not there, and ten frames made of nothing', async () => {
    for (const [name, sale] of Object.entries(sales)) {
      works.sold[name as keyof typeof sales] = await place(sale);
    }
    works.sold.nothing = await place(frameOfNothing);
    for (const { state, lines } of Object.values(works.sold)) {
      expect([state, lines[0].reserved, lines[0].supply]).toEqual(['confirmed', '0', 'short']);
    }
  }, 120_000);

  it('the plan says who is late, what has no structure and what has no seller', async () => {
    expect(await works.run()).toMatchObject({ state: 'published' });
    const found = await works.exceptions();
    expect(codesOf(found, 'noBom')).toEqual([works.part(frameOfNothing.id).code]);
    const known = unpriced();
    expect(known.length).toBeGreaterThan(40);
    expect(codesOf(found, 'noSupplier').sort()).toEqual(known.sort());
    expect(codesOf(found, 'noLeadTime').sort()).toEqual(known.sort());
    const late = found.filter(({ kind }) => kind === 'late');
    expect(late.map(({ demand }) => demand)).toEqual([`${works.sold.late?.id}/1`]);
  }, 120_000);

  it('a frame made of nothing cannot be released; its order is cancelled', async () => {
    const { code, id } = works.part(frameOfNothing.id);
    const [frame] = await all(works.t, 'planning.listPlannedOrders', { itemId: works.item(id) });
    expect(frame).toMatchObject({ code, quantity: String(frameOfNothing.quantity) });
    const plannedOrderIds = [frame?.id];
    const refused = await works.t.call('planning.releasePlannedOrders', { plannedOrderIds });
    expect([refused.status, refused.body.code]).toEqual([422, 'manufacturing.noBom']);
    const because = 'nobody knows what it is made of';
    await works.t.ok('sales.cancelSalesOrder', { id: works.sold.nothing?.id, because });
    delete works.sold.nothing;
  }, 120_000);

  it('vendors say what one piece costs; the second plan is what the files lead to', async () => {
    const asked = new Set(unpriced());
    const rows = works.files.files.vendorPrices
      .filter(({ ProductID = '' }) => asked.has(works.part(ProductID).code))
      .map((row) => ({
        ...row,
        UnitMeasureCode: works.part(row.ProductID as string).unit,
        ...{ StandardPrice: PIECE.price, AverageLeadTime: String(PIECE.days), MinOrderQty: '' },
      }));
    await works.whole('supplierPrice', rows);
    const run = await works.run();
    const expected = works.plan();
    const planned = await agree(expected);
    expect(run.orders).toBe(planned.length);
    expect(run.pastDue).toBe(expected.filter(({ release }) => release < 0).length);
    // What should have been ordered before today comes late, and until then shelves lack it.
    const found = await works.exceptions();
    const overdue = expected.filter(({ release }) => release < 0).map(({ id }) => id);
    const codes = [...new Set(overdue)].map((id) => works.part(id).code).sort();
    expect([...new Set(codesOf(found, 'pastDue'))].sort()).toEqual(codes);
    expect(codesOf(found, 'belowSafety').sort()).toEqual(codes);
    const others = found.filter(({ kind }) => kind !== 'pastDue' && kind !== 'belowSafety');
    expect(others).toMatchObject([{ kind: 'late', demand: `${works.sold.late?.id}/1` }]);
  }, 120_000);

  it('planned orders of all levels are released, as many as the plan says', async () => {
    const planned = await all(works.t, 'planning.listPlannedOrders');
    const released = await release(planned);
    const ordered = new Map<string, number>();
    for (const { noun, id: documentId, itemId, quantity } of released) {
      const { id } = works.partOf(itemId);
      ordered.set(id, (ordered.get(id) ?? 0) + Number(quantity));
      if (noun !== 'workOrder') continue;
      const order = { id: documentId, quantity: Number(quantity) };
      works.made.set(id, [...(works.made.get(id) ?? []), order]);
    }
    expect(ordered).toEqual(works.planned());
    const purchases = released.filter(({ noun }) => noun === 'purchaseOrder');
    works.bought = [...new Set(purchases.map(({ id }) => id))].map((id) => ({ id }) as Body);
  }, 120_000);
}
