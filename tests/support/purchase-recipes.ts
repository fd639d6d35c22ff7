import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { Catalogue } from './catalogue.ts';

interface Making {
  catalogue: Catalogue;
  subject: AnyDoc | undefined;
}

type Recipe = (making: Making) => Record<string, unknown>;
type Line = Record<string, unknown>;

const linesOf = (doc: AnyDoc | undefined): Line[] => (doc?.['lines'] ?? []) as Line[];

const count = (line: Line, name: string): number => Number(line[name] ?? 0);

/** Order lines for which a test says yes, of orders that goods may arrive on or did. */
const orderLines = (catalogue: Catalogue, fits: (line: Line) => boolean) =>
  catalogue
    .of('purchaseOrder')
    .filter(({ state }) => ['approved', 'partlyReceived', 'received'].includes(String(state)))
    .flatMap((order) =>
      linesOf(order)
        .filter(fits)
        .map((line) => ({ order, line })),
    );

const stillExpected = (line: Line): boolean =>
  count(line, 'quantity') - count(line, 'cancelled') + count(line, 'replaced') >
  count(line, 'received');

const matchable = (line: Line): boolean =>
  count(line, 'received') - count(line, 'returned') - count(line, 'invoiced') >= 1;

const kept = (line: Line): boolean => count(line, 'quantity') - count(line, 'returned') >= 1;

const keptReceipts = (catalogue: Catalogue) =>
  catalogue
    .of('goodsReceipt')
    .filter(({ stockMoveId }) => stockMoveId !== undefined)
    .flatMap((receipt) =>
      linesOf(receipt)
        .filter(kept)
        .map((line) => ({ receipt, line })),
    );

/** In the item's own unit: nothing converts most others to it. */
const onePrice: Recipe = () => ({
  ...{ breaks: [{ minimum: '1', price: '10' }], currency: 'CNY', unitId: undefined },
});

/** Inputs of purchasing whose fields must agree with each other, which no schema says. */
export const purchaseRecipes: Readonly<Record<string, Recipe>> = {
  'purchasing.createSupplierPrice': onePrice,
  'purchasing.updateSupplierPrice': onePrice,
  'purchasing.upsertSupplierPrice': onePrice,
  'purchasing.orderRequests': ({ catalogue }) => {
    const [price] = catalogue.of('supplierPrice').filter(({ archived }) => archived !== true);
    const open = catalogue
      .of('purchaseRequest')
      .filter(({ state, itemId }) => state === 'open' && itemId === price?.['itemId']);
    const requests = open.slice(0, 1).map(({ id }) => ({ requestId: id }));
    return { supplierId: price?.['supplierId'], ...(requests.length > 0 && { requests }) };
  },
  'purchasing.receiveGoods': ({ catalogue }) => {
    const [found] = orderLines(catalogue, stillExpected);
    if (!found) return {};
    const { order, line } = found;
    const lot = line['lot'] === undefined ? {} : { lot: 'L1' };
    const arrived = { purchaseOrderId: order.id, orderLine: line['lineNo'], quantity: '1', ...lot };
    return { lines: [arrived] };
  },
  'purchasing.recordPurchaseInvoice': ({ catalogue }) => {
    const [found] = orderLines(catalogue, matchable);
    if (!found) return {};
    const { order, line } = found;
    const { lineNo: orderLine, price, taxCode } = line;
    return {
      ...{ supplierId: order['supplierId'], total: undefined, taxIncluded: undefined },
      lines: [{ purchaseOrderId: order.id, orderLine, quantity: '1', price, taxCode }],
    };
  },
  'purchasing.returnToSupplier': ({ subject }) => {
    const line = linesOf(subject).find(kept);
    return line ? { lines: [{ receiptLine: line['lineNo'], quantity: '1' }], replace: false } : {};
  },
  'purchasing.creditHeldInvoice': () => ({
    lines: [{ lineNo: 1, quantity: '1', net: '1', tax: '0.13' }],
  }),
  'purchasing.postLandedCost': ({ catalogue }) => {
    const [found] = keptReceipts(catalogue);
    if (!found) return {};
    const lines = [{ goodsReceiptId: found.receipt.id, receiptLine: found.line['lineNo'] }];
    return { basis: 'value', tax: undefined, lines };
  },
};
