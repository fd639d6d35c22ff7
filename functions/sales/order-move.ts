import { gt } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Order, shortQuantity } from './domain/order-life.ts';
import { type Move, nextMove } from './domain/order-stages.ts';
import { reserveLines } from './domain/reserve-lines.ts';
import { freeStock } from './free-stock.ts';
import { factsOf } from './order-facts.ts';
import { loadSettings } from './settings.ts';

/** What order-to-cash would do with an order now. */
export async function moveOf(ctx: Ctx, order: Order): Promise<Move> {
  const { billing } = await loadSettings(ctx);
  // Stock is only looked at for what is short of it.
  const short = order.lines.filter((line) => gt(shortQuantity(line), '0'));
  const { claims } = reserveLines(short, await freeStock(ctx, short));
  return nextMove(await factsOf(ctx, order), { billing, stockForShort: claims.length > 0 });
}
