import type { materialRequirements as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { add, gt, isZero, max, sub, sum } from '../../../shared/kernel/decimal.ts';
import { claimsOf, placeText, shownAvailable, usableBalances } from '../../inventory/queries.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { atHand, stillNeeded } from '../domain/work-order-life.ts';

/** Line by line what is needed, had, claimed, free and missing. */
export const materialRequirements: QueryRun<typeof contract> = async (ctx, { id }) => {
  const order = await load(ctx, workOrder, id, 'workOrder.read');
  const { materials } = order;
  const [claims, balances] = await Promise.all([claimsOf(ctx, id), usableBalances(ctx, materials)]);
  const lines = materials.map((line) => {
    const { lineNo, itemId, warehouseId, required, issued, backflush = false } = line;
    const mine = claims.filter((one) => one.sourceLine === String(lineNo));
    const reserved = sum(mine.map(({ quantity }) => quantity));
    const usable = balances.get(placeText(line)) ?? { available: '0', expired: '0' };
    const available = shownAvailable(usable);
    const has = add(reserved, max('0', available));
    const short = max('0', sub(stillNeeded(line), has));
    return {
      ...{ lineNo, itemId, warehouseId, backflush, required, issued, atHand: atHand(line) },
      ...{ reserved, available, short: gt(short, '0') ? short : '0' },
    };
  });
  const kitted = materials.every((line, i) => {
    const reserved = lines[i]?.reserved ?? '0';
    return isZero(max('0', sub(stillNeeded(line), reserved)));
  });
  return { number: order.number, kitted, lines };
};
