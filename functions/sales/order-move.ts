import { gt } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { excessClaim, type Order, shortQuantity } from './domain/order-life.ts';
import { type Move, mayMove, nextMove } from './domain/order-stages.ts';
import { type Claim, MAX_PLACES, reserveLines } from './domain/reserve-lines.ts';
import { freeStock } from './free-stock.ts';
import { factsOf } from './order-facts.ts';
import { loadSettings } from './settings.ts';

/** What order-to-cash would do with an order now. */
export interface NextStep {
  move: Move;
  /** The stock it would claim. */
  claims: readonly Claim[];
  /** One commit cannot claim all that there is: there is more to do after it. */
  more: boolean;
}

export async function nextStepOf(ctx: Ctx, order: Order): Promise<NextStep> {
  const { billing } = await loadSettings(ctx);
  // Stock is only looked at for what is short of it.
  const short = order.lines.filter((line) => gt(shortQuantity(line), '0'));
  const { claims } = reserveLines(short, await freeStock(ctx, short));
  const policy = { billing, stockForShort: claims.length > 0 };
  if (!mayMove(order, policy)) return { move: 'none', claims, more: false };
  const move = nextMove(await factsOf(ctx, order), policy);
  const held = order.lines.filter((line) => gt(excessClaim(order.state, line), '0'));
  const many = { giveBack: held.length > MAX_PLACES, reserve: claims.length >= MAX_PLACES };
  return { move, claims, more: many[move as keyof typeof many] ?? false };
}
