import type * as z from 'zod';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { recordPurchaseInvoice } from '../../shared/contracts/purchasing/invoice-operations.ts';
import { abs, type Decimal, div, gt, sub } from '../../shared/kernel/decimal.ts';
import { printedAmounts } from '../../shared/kernel/printed-amounts.ts';
import { assertMoney, assertPrice, assertQuantity } from '../../shared/kernel/within-bounds.ts';
import { taxRateIn } from '../finance/queries.ts';
import { inItemUnit, itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { priceOrNet, taxOff } from './domain/errors.ts';
import type { OrderLine } from './domain/order-life.ts';
import { assertCounted } from './new-request.ts';
import type { OrderBook } from './order-book.ts';
import type { Purchase } from './purchase.ts';

type Entered = z.infer<(typeof recordPurchaseInvoice)['input']>['lines'][number];

/** A line of an invoice as it was entered, worked out. */
export interface ReadLine {
  purchaseOrderId: string;
  orderLine: number;
  itemId: string;
  quantity: Decimal;
  /** Of one item unit, with or without tax as the invoice says. */
  price: Decimal;
  taxCode: string;
  taxRate: Decimal;
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
}

export type InvoiceTerms = Pick<Purchase, 'ledger' | 'date' | 'currency' | 'taxIncluded'>;

/** What was entered, in the item's unit and with its amounts; the tax code is the order's. */
export async function readInvoiceLines(
  ctx: Ctx,
  orders: OrderBook,
  entered: readonly Entered[],
  terms: InvoiceTerms,
): Promise<ReadLine[]> {
  const lines = entered.map(({ purchaseOrderId, orderLine }, index) =>
    orders.line(purchaseOrderId, orderLine, `/lines/${index}/orderLine`),
  );
  const items = await itemsById(ctx, [...new Set(lines.map(({ itemId }) => itemId))]);
  return Promise.all(
    entered.map(async (one, index) => {
      const line = lines[index] as OrderLine;
      const goods = items.get(line.itemId) as Doc<typeof item>;
      const { quantity: counted, unitId = goods.unitId, purchaseOrderId, orderLine } = one;
      const quantity = assertQuantity(await inItemUnit(ctx, goods, counted, unitId));
      assertCounted(goods, quantity, `/lines/${index}/quantity`);
      const { code, rate } = taxRateIn(terms.ledger, one.taxCode ?? line.taxCode, terms.date);
      const amounts = amountsOfEntry(one, rate, terms, `/lines/${index}`);
      const { taxIncluded } = terms;
      const price = assertPrice(div(taxIncluded ? amounts.gross : amounts.net, quantity, 6));
      const { itemId } = line;
      return {
        ...{ purchaseOrderId, orderLine, itemId, quantity, price },
        ...{ taxCode: code, taxRate: rate, ...amounts },
      };
    }),
  );
}

/** A printed tax may part from the rate by the rounding of the lines it was added up from. */
const TAX_SLACK = '0.06';

/** The amounts of an entry: of its price, or of the net amount on the paper. */
function amountsOfEntry(entry: Entered, rate: Decimal, terms: InvoiceTerms, pointer: string) {
  const { price, net, tax } = entry;
  if ((price === undefined) === (net === undefined)) throw priceOrNet({}, `${pointer}/price`);
  const { amounts, expected } = printedAmounts(entry, rate, terms);
  acceptedTax(tax, expected, pointer);
  assertMoney(amounts.gross, pointer);
  return amounts;
}

/** The tax as printed, if it is what the rate gives but for rounding. */
export function acceptedTax(tax: Decimal | undefined, expected: Decimal, pointer: string): Decimal {
  if (tax === undefined) return expected;
  if (gt(abs(sub(tax, expected)), TAX_SLACK)) throw taxOff({ tax, expected }, `${pointer}/tax`);
  return tax;
}
