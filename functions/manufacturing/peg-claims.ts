import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { add, type Decimal, isPositive, min, sub } from '../../shared/kernel/decimal.ts';
import type { ReceiptLine } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { isWorking, type Order } from './domain/work-order-life.ts';
import { orderLines } from './reports/order-lines.ts';

type Peg = NonNullable<Order['pegs']>[number];
type ArrivalClaim = NonNullable<ReceiptLine['claims']>[number];
type Target = Pick<ArrivalClaim, 'source' | 'customerId'>;

const live = ['confirmed', 'partlyDelivered'];

export interface PegClaims {
  /** What of the receipt is kept for whom, in the order of the pegs. */
  claims: ArrivalClaim[];
  pegs: Peg[] | undefined;
}

/**
 * Hard pegs take their part of what comes in. An order that is no longer open, or that takes from
 * another warehouse, gets none: the goods are free.
 */
export async function pegClaims(
  ctx: Ctx,
  { pegs }: Order,
  received: Decimal,
  warehouseId: string,
): Promise<PegClaims> {
  const hard = (pegs ?? []).filter((one) => one.hard);
  if (!pegs || hard.length === 0) return { claims: [], pegs };
  const targets = await targetsOf(ctx, hard, warehouseId);
  const claims: ArrivalClaim[] = [];
  let left = received;
  const after = pegs.map((peg) => {
    const quantity = peg.hard ? min(left, sub(peg.quantity, peg.received)) : '0';
    if (!isPositive(quantity)) return peg;
    left = sub(left, quantity);
    const target = targets.get(peg);
    if (target) claims.push({ ...target, sourceLine: String(peg.lineNo), quantity, kind: 'hard' });
    return { ...peg, received: add(peg.received, quantity) };
  });
  return { claims, pegs: after };
}

async function targetsOf(
  ctx: Ctx,
  pegs: readonly Peg[],
  warehouseId: string,
): Promise<Map<Peg, Target>> {
  const salesOrderIds = [...new Set(pegs.flatMap(({ salesOrderId }) => salesOrderId ?? []))];
  const parentIds = [...new Set(pegs.flatMap(({ parentOrderId }) => parentOrderId ?? []))];
  const [lines, parents] = await Promise.all([
    salesOrderIds.length === 0 ? [] : ctx.reads.report(orderLines, { salesOrderIds }),
    ctx.store.findMany(workOrder, parentIds),
  ]);
  const found = new Map<Peg, Target>();
  for (const peg of pegs) {
    const line = lines.find((one) => one.id === peg.salesOrderId && one.lineNo === peg.lineNo);
    if (line && live.includes(line.state) && line.warehouseId === warehouseId) {
      const { id, number, customerId } = line;
      found.set(peg, { source: { noun: 'salesOrder', id, number }, customerId });
    }
    const parent = parents.get(peg.parentOrderId ?? '');
    const material = parent?.materials.find(({ lineNo }) => lineNo === peg.lineNo);
    if (parent && isWorking(parent) && material?.warehouseId === warehouseId) {
      const { id, number } = parent;
      found.set(peg, { source: { noun: 'workOrder', id, number } });
    }
  }
  return found;
}

/** The claims over the lines of a receipt: serial numbers come one by one. */
export function claimsByLine(
  quantities: readonly Decimal[],
  claims: readonly ArrivalClaim[],
): ArrivalClaim[][] {
  const open = claims.map((one) => ({ ...one }));
  return quantities.map((quantity) => {
    let left = quantity;
    return open.flatMap((claim) => {
      const part = min(left, claim.quantity);
      if (!isPositive(part)) return [];
      left = sub(left, part);
      claim.quantity = sub(claim.quantity, part);
      return [{ ...claim, quantity: part }];
    });
  });
}
