import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { proposeSuppliers as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Decimal, div, isPositive, mul, sum } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { convert, invert } from '../../../shared/kernel/quantity.ts';
import { assertMoney, assertQuantity } from '../../../shared/kernel/within-bounds.ts';
import { loadLedger, taxOfGoods } from '../../finance/queries.ts';
import { unitFactorOf } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { breakPrice, currentPrice, type SupplierPrice } from '../domain/choose-price.ts';
import { priceIn, priceInForm } from '../domain/convert-price.ts';
import { lotSize } from '../domain/lot-size.ts';
import { type Candidate, rankSuppliers } from '../domain/rank-suppliers.ts';
import { pricesFor } from '../price-book.ts';
import { sharesOfItem } from '../reports/shares-of-item.ts';
import { loadSettings } from '../settings.ts';

const YEAR_DAYS = 365;

/** Everybody who has a price for the item on that day, the best by the company's weights first. */
export const proposeSuppliers: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, quantity, date = ctx.today } = input;
  const goods = await need(ctx, item, itemId);
  const prices = await pricesFor(ctx, [itemId]);
  const ledger = await loadLedger(ctx);
  const from = addDays(date, -YEAR_DAYS);
  const shares = await ctx.reads.report(sharesOfItem, { itemId, from });
  const { rate } = taxOfGoods({ ledger, date }, goods);
  const suppliers = [...new Set(prices.map(({ supplierId }) => supplierId))];
  const asked: Asked = { goods, quantity, rate, shares, currency: ledger.currency };
  const found = await Promise.all(
    suppliers.map((supplierId) =>
      candidateOf(ctx, asked, currentPrice(prices, supplierId, itemId, date)),
    ),
  );
  const ranked = rankSuppliers(found.flat(), await loadSettings(ctx));
  return {
    data: ranked.map(({ priority: _, ...one }) => ({
      ...one,
      ...(one.leadTimeDays !== undefined && { arrivesOn: addDays(date, one.leadTimeDays) }),
    })),
  };
};

interface Asked {
  goods: Doc<typeof item>;
  quantity: Decimal;
  rate: Decimal;
  shares: Readonly<Record<string, Decimal>>;
  currency: string;
}

async function candidateOf(
  ctx: Ctx,
  { goods, quantity: wanted, rate, shares, currency }: Asked,
  offer: SupplierPrice | undefined,
): Promise<Candidate[]> {
  if (!offer) return [];
  const factor = await unitFactorOf(ctx, goods, offer.unitId ?? goods.unitId);
  const quantity = assertQuantity(lotSize(wanted, offer));
  const price = breakPrice(offer, convert(quantity, invert(factor), 6));
  if (price === undefined) return [];
  const one = { numerator: '1', denominator: '1' };
  const net = priceInForm(priceIn(price, factor, one), offer, { taxIncluded: false }, rate);
  const total = sum(Object.values(shares));
  const actualShare = isPositive(total) ? div(shares[offer.supplierId] ?? '0', total, 4) : '0';
  const { leadTimeDays, share: agreedShare, priority } = offer;
  return [
    {
      supplierId: offer.supplierId,
      supplierPriceId: offer.id,
      quantity,
      netPrice: net,
      net: assertMoney(roundMoney(mul(quantity, net), currency)),
      actualShare,
      ...(leadTimeDays !== undefined && { leadTimeDays }),
      ...(agreedShare !== undefined && { agreedShare }),
      ...(priority !== undefined && { priority }),
    },
  ];
}
