import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { itemSupplyDemand as contract } from '../../../shared/contracts/planning/promise-operations.ts';
import { add, isNegative, isPositive, neg, sum } from '../../../shared/kernel/decimal.ts';
import { usableOn } from '../../../shared/kernel/lead-time.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import type { PeggedDemand } from '../domain/promise/peg-by-date.ts';
import { openBook } from '../domain/promise/promise-book.ts';
import { type FlowSource, keyOf, type PromiseFacts } from '../domain/promise/promise-facts.ts';
import { estimateByLeadTime } from '../domain/promise/promise-lines.ts';
import { type Flow, runningBalance } from '../domain/promise/running-balance.ts';
import { promiseFactsOf } from '../promise-facts.ts';

/** What lies there, and all that comes and goes, with who gets what (INV-10). */
export const itemSupplyDemand: QueryRun<typeof contract> = async (ctx, { id }) => {
  const { safetyStock = '0' } = await need(ctx, item, id);
  const { facts, ...known } = await promiseFactsOf(ctx, { itemIds: [id], capacity: false });
  const pegged = openBook(facts, estimateByLeadTime).pegging.of(id);
  const reserved = sum(demandsOf(facts, id).map((demand) => demand.reserved));
  const good = add(facts.free.get(id) ?? '0', reserved);
  const old = known.expired.filter(({ itemId }) => itemId === id);
  const expired = sum(old.map(({ quantity }) => quantity));
  const { rows, shortOn } = runningBalance(good, flowsOf(facts, id, pegged), ctx.today);
  const onHand = add(good, expired);
  const now = { date: ctx.today, overdue: false, pegs: [] };
  const start = { ...now, kind: 'onHand' as const, quantity: onHand, balance: onHand, reserved };
  const less = { ...now, kind: 'expired' as const, quantity: neg(expired), balance: good };
  return {
    itemId: id,
    safetyStock,
    shortOn: isNegative(good) ? ctx.today : shortOn,
    rows: [start, ...(isPositive(expired) ? [less] : []), ...rows],
  };
};

const demandsOf = ({ demands }: PromiseFacts, id: string) =>
  demands.filter(({ itemId }) => itemId === id);

type ItemFlow = Flow & {
  kind: FlowSource['noun'] | 'workOrderMaterial' | 'firmPlannedMaterial';
  reserved?: string;
  source: PeggedDemand['demand']['source'];
  pegs: { quantity: string; date: string | null; source?: PeggedDemand['demand']['source'] }[];
};

const demandKinds = {
  salesOrder: 'salesOrder',
  workOrder: 'workOrderMaterial',
  firmPlannedOrder: 'firmPlannedMaterial',
  purchaseOrder: 'purchaseOrder',
  stockMove: 'stockMove',
} as const;

function flowsOf(
  facts: PromiseFacts,
  id: string,
  pegged: ReadonlyMap<string, PeggedDemand>,
): ItemFlow[] {
  const { today } = facts;
  const { leadTime: lead, calendar = facts.calendar } = facts.items.get(id) ?? {};
  const all = [...pegged.values()];
  const demands = demandsOf(facts, id).map(({ source, quantity, reserved, date }): ItemFlow => {
    const kind = demandKinds[source.noun];
    const pegs = pegged.get(keyOf(source))?.pegs ?? [];
    return { kind, source, date, quantity: neg(quantity), reserved, pegs };
  });
  const supplies = facts.supplies
    .filter(({ itemId }) => itemId === id)
    .map(({ source, quantity, date: arrival, inspected }): ItemFlow => {
      const date = lead && !inspected ? usableOn(arrival, today, lead, calendar) : arrival;
      const kind = source.noun;
      const key = keyOf(source);
      const served = all.flatMap(({ demand, pegs }) =>
        pegs
          .filter((peg) => peg.source && keyOf(peg.source) === key)
          .map((peg) => ({ quantity: peg.quantity, date: demand.date, source: demand.source })),
      );
      return { kind, source, date, overdue: arrival < today, quantity, pegs: served };
    });
  return [...supplies, ...demands];
}
