import type * as z from 'zod';
import { bomImport } from '../../../shared/contracts/engineering/bom-import.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { inItemUnit, itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { headerOf, numbersOf, RefusedRow } from '../../platform/imports/document-rows.ts';
import { defineImport, type ImportRow } from '../../platform/imports/import-run.ts';
import { type BomFields, type BomLine, checkBom } from '../domain/bom-rules.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { releaseGuards } from '../release-boms.ts';
import type { StructureMemory } from '../structure-check.ts';
import { importVersions, type VersionReader, versionKey } from './import-versions.ts';

type Row = z.infer<(typeof bomImport)['row']>;

/** Quantities of a line are finer than those of stock: half a gram of what is counted in grams. */
const QUANTITY_PLACES = 6;

/** The row's quantities in the component's unit, exactly or not at all. */
async function inOwnUnit(ctx: Ctx, { componentId, unitId, ...row }: Row) {
  const { quantity, fixedQuantity } = row;
  if (unitId === undefined) return { quantity, fixedQuantity };
  const component = (await itemsById(ctx, [componentId])).get(componentId);
  if (!component || component.unitId === unitId) return { quantity, fixedQuantity };
  const counted = { ...component, decimals: QUANTITY_PLACES };
  const convert = (value: Decimal) => inItemUnit(ctx, counted, value, unitId);
  return {
    quantity: await convert(quantity),
    fixedQuantity: fixedQuantity === undefined ? undefined : await convert(fixedQuantity),
  };
}

async function lineOf(ctx: Ctx, { row, values }: ImportRow<Row>, lineNo: number) {
  const { alternateId, alternateRatio = '1' } = values;
  try {
    const { quantity, fixedQuantity } = await inOwnUnit(ctx, values);
    return compact<BomLine>({
      lineNo,
      itemId: values.componentId,
      quantity,
      fixedQuantity,
      loss: values.loss,
      phantom: values.phantom,
      operation: values.operation,
      warehouseId: values.warehouseId,
      backflush: values.backflush,
      alternates: alternateId && [{ itemId: alternateId, priority: 1, ratio: alternateRatio }],
      validFrom: values.lineFrom,
      validTo: values.lineTo,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new RefusedRow(row, error);
  }
}

const compact = <T extends object>(fields: { [K in keyof T]: T[K] | undefined | '' }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const headerNames = ['validFrom', 'validTo', 'outputQuantity', 'yield', 'memo'] as const;

const reader: VersionReader<'bom', Row> = {
  kind: 'bom',
  list: 'lines',
  async fieldsOf(ctx, rows) {
    const { itemId = '', revision = '1' } = rows[0]?.values ?? {};
    const header = headerOf(rows, headerNames);
    const numbers = numbersOf(rows.map(({ values }) => values.lineNo));
    const lines: BomLine[] = [];
    for (const [index, row] of rows.entries()) {
      lines.push(await lineOf(ctx, row, numbers[index] as number));
    }
    const fields = compact<Omit<BomFields, 'state' | 'revision'>>({
      ...{ itemId, outputQuantity: '1', ...header, lines },
    } as never);
    const product = (await itemsById(ctx, [itemId])).get(itemId);
    const { lossMode } = await engineeringSettingsOf(ctx);
    checkBom({ ...fields, revision }, lossMode, product?.code ?? itemId);
    return fields;
  },
};

/** Brings in with one read what the versions of a batch are checked against, one by one. */
async function readAhead(ctx: Ctx, rows: readonly ImportRow<Row>[]): Promise<void> {
  const products = rows.map(({ values }) => values.itemId as string);
  const converted = rows.filter(({ values }) => values.unitId !== undefined);
  await Promise.all([
    itemsById(ctx, [...products, ...converted.map(({ values }) => values.componentId)]),
    engineeringSettingsOf(ctx),
  ]);
}

/** Lines of bills of materials; a file is checked for cycles as it grows, not line by line. */
export const importBoms = defineImport<(typeof bomImport)['row'], StructureMemory>({
  target: bomImport,
  // The version, its revision and the register of its item; a version that it ends besides.
  actionsOf: ({ validFrom }) => (validFrom === undefined ? 3 : 4),
  inOrder: true,
  groupOf: ({ itemId, revision }, row) =>
    itemId === undefined ? String(row) : versionKey({ itemId, revision } as Row),
  memory: () => ({}),
  async run(ctx, rows, memory) {
    const [sold, parts] = [
      rows.filter(({ values }) => values.itemId === undefined),
      rows.filter(({ values }) => values.itemId !== undefined),
    ];
    await readAhead(ctx, parts);
    const { book, released, unchanged, ...batch } = await importVersions(ctx, parts, reader);
    const guards = released ? await releaseGuards(ctx, book, memory) : [];
    return { ...batch, unchanged: unchanged + sold.length, guards };
  },
});
