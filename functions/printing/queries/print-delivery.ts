import type { Doc } from '../../../shared/contracts/noun.ts';
import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import { quantityText } from '../domain/figures.ts';
import type { Language, Sheet } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';
import { printing } from '../print.ts';
import { buyer, ourselves } from '../sheets/parties.ts';

/** Goes with the goods: what they are and where they lay, never what they cost. */
async function deliverySheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof delivery>,
): Promise<Sheet> {
  const names = await namesOf(ctx, language, {
    items: doc.lines.map(({ itemId }) => itemId),
    warehouses: doc.lines.map(({ warehouseId }) => warehouseId),
  });
  const order = await need(ctx, salesOrder, doc.salesOrderId);
  return {
    title: { en: 'Delivery note', zh: '送货单' },
    number: doc.number,
    parties: [
      await buyer(ctx, language, doc.customerId, { en: 'Deliver to', zh: '收货方' }),
      ourselves(ctx, language, { en: 'From', zh: '发货方' }),
    ],
    facts: [
      [{ en: 'Date', zh: '发货日期' }, doc.date],
      [{ en: 'Order', zh: '订单号' }, order.number],
      [{ en: 'Your order', zh: '客户订单号' }, order.customerReference],
      [{ en: 'Carrier', zh: '承运商' }, doc.carrier],
      [{ en: 'Waybill', zh: '运单号' }, doc.waybill],
    ],
    columns: [
      { label: { en: '#', zh: '序号' } },
      { label: { en: 'Code', zh: '编码' } },
      { label: { en: 'Item', zh: '品名规格' }, wide: true },
      { label: { en: 'Quantity', zh: '数量' }, number: true },
      { label: { en: 'Unit', zh: '单位' } },
      { label: { en: 'Lot', zh: '批次' } },
      { label: { en: 'Warehouse', zh: '仓库' } },
    ],
    rows: doc.lines.map((line) => [
      String(line.lineNo),
      names.code(line.itemId),
      [names.item(line.itemId), names.spec(line.itemId)].filter(Boolean).join(' '),
      quantityText(line.quantity),
      names.unitOf(line.itemId),
      line.lot,
      names.warehouse(line.warehouseId),
    ]),
    totals: [],
    signatures: [
      { en: 'Prepared by', zh: '制单' },
      { en: 'Shipped by', zh: '发货' },
      { en: 'Received by', zh: '收货人（签收）' },
    ],
    barcode: true,
  };
}

export const printDelivery = printing(delivery, deliverySheet);
