import { item } from '../../shared/contracts/masterdata/item.ts';
import { taxOfGoods } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { decidePrice } from './price-lines.ts';
import { openSale, type SaleWish } from './sale.ts';

type Question = SaleWish & {
  itemId: string;
  quantity: string;
  /** Another tax than the item's: the rate that a line with it would bear. */
  taxCode?: string | undefined;
};

/** The price of an item for a customer with its derivation, and in which terms it is meant. */
export async function answerPrice(ctx: Ctx, question: Question) {
  const sale = await openSale(ctx, question);
  const goods = await need(ctx, item, question.itemId, '/itemId');
  const { rate } = taxOfGoods(sale, goods, question.taxCode);
  const decided = decidePrice(ctx, sale, goods, question.quantity, rate);
  return { answer: { ...decided, taxIncluded: sale.taxIncluded }, sale, goods, taxRate: rate };
}
