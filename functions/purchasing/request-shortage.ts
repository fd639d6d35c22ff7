import type { Source } from '../../shared/contracts/finance/source.ts';
import {
  purchaseRequest,
  type RequestSource,
} from '../../shared/contracts/purchasing/purchase-request.ts';
import { type Decimal, lt, round } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import { materialGap, type Want } from './material-gap.ts';
import { newRequest } from './new-request.ts';
import { loadSettings } from './settings.ts';

const MOST = 40;

export interface Shortage {
  /** The document that is short; its requests name it. */
  source: Source & { kind: RequestSource };
  /** What it is worth: the company may ask for the material of large ones only. */
  amount: Decimal;
  /** What of it is not covered. */
  wants: readonly Want[];
}

/**
 * Asks for the material that a document lacks, once per document and item, if the company wants
 * that for documents of this value ('shortageFrom'; never without it). At most 40 items at once;
 * planning finds the rest.
 */
export async function requestShortage(
  ctx: Ctx,
  { source, amount, wants }: Shortage,
): Promise<Posting> {
  const { shortageFrom } = await loadSettings(ctx);
  if (shortageFrom === undefined || lt(amount, shortageFrom)) return nothing();
  const gaps = (await materialGap(ctx, wants)).slice(0, MOST);
  const idOf = (itemId: string) => idFrom('pr', ctx.tenant.id, source.id, itemId);
  const known = await ctx.store.findMany(
    purchaseRequest,
    gaps.map(({ itemId }) => idOf(itemId)),
  );
  const made: Posting[] = [];
  for (const { itemId, quantity, neededOn, goods } of gaps) {
    if (known.has(idOf(itemId))) continue;
    const whole = round(quantity, goods.decimals, 'ceil');
    const wish = { itemId, quantity: whole, neededOn, source };
    made.push((await newRequest(ctx, wish, idOf(itemId))).posting);
  }
  return together(...made);
}
