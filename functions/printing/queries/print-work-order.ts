import { workCentre } from '../../../shared/contracts/engineering/work-centre.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Ctx } from '../../platform/context.ts';
import { quantityText } from '../domain/figures.ts';
import { type Language, nameIn, type Sheet, textIn } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';
import { printing } from '../print.ts';

type Order = Doc<typeof workOrder>;

/** Travels with the pieces through the shop: what to do where, of what, and room to write. */
async function workOrderSheet(ctx: Ctx, language: Language, doc: Order): Promise<Sheet> {
  const names = await namesOf(ctx, language, {
    items: [doc.itemId, ...doc.materials.map(({ itemId }) => itemId)],
    warehouses: [doc.warehouseId, ...doc.materials.map(({ warehouseId }) => warehouseId)],
  });
  const centres = await ctx.store.findMany(
    workCentre,
    doc.operations.map(({ workCentreId }) => workCentreId),
  );
  const centre = (id: string) => {
    const found = centres.get(id);
    return found === undefined ? '' : nameIn(language, found);
  };
  return {
    title: { en: 'Work order traveller', zh: '生产流转卡' },
    number: doc.number,
    parties: [],
    facts: [
      [{ en: 'Product', zh: '产品' }, `${names.code(doc.itemId)} ${names.item(doc.itemId)}`],
      [{ en: 'Quantity', zh: '数量' }, `${quantityText(doc.quantity)} ${names.unitOf(doc.itemId)}`],
      [{ en: 'Start', zh: '开工日期' }, doc.startOn],
      [{ en: 'Due', zh: '完工日期' }, doc.dueOn],
      [{ en: 'Into warehouse', zh: '入库仓库' }, names.warehouse(doc.warehouseId)],
      [{ en: 'Department', zh: '部门' }, textIn(language, doc.department)],
    ],
    columns: [
      { label: { en: 'Step', zh: '工序' } },
      { label: { en: 'What', zh: '名称' }, wide: true },
      { label: { en: 'Where', zh: '工作中心/仓库' } },
      { label: { en: 'Needed', zh: '需用量' }, number: true },
      { label: { en: 'Good', zh: '合格' } },
      { label: { en: 'Scrap', zh: '报废' } },
      { label: { en: 'Worker, date', zh: '操作人/日期' } },
    ],
    rows: [
      ...doc.operations.map((step) => [
        String(step.number),
        textIn(language, step.name) ?? step.nameEn ?? '',
        centre(step.workCentreId),
        quantityText(doc.quantity),
        '',
        '',
        '',
      ]),
      ...doc.materials.map((line) => [
        language === 'en' ? 'Material' : '用料',
        `${names.code(line.itemId)} ${names.item(line.itemId)}`,
        names.warehouse(line.warehouseId),
        `${quantityText(line.required)} ${names.unitOf(line.itemId)}`,
        '',
        '',
        '',
      ]),
    ],
    totals: [],
    note: textIn(language, doc.memo),
    signatures: [
      { en: 'Released by', zh: '下达' },
      { en: 'Inspected by', zh: '检验' },
      { en: 'Received into stock by', zh: '入库' },
    ],
    barcode: true,
  };
}

export const printWorkOrder = printing(workOrder, workOrderSheet);
