import * as z from 'zod';
import {
  choice,
  code,
  date,
  flag,
  integer,
  labelled,
  price,
  quantity,
  rate,
  text,
} from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { itemNamed } from '../masterdata/item-named.ts';
import { defineOperation } from '../operation.ts';
import { bom } from './bom.ts';
import { lossModes } from './engineering-settings.ts';
import { workCentre } from './work-centre.ts';

const onDate = () => labelled('On', '日期', date()).optional();
const levels = () => labelled('Levels', '层数', integer(1, 50)).optional();
const label = z.strictObject({ en: text(300), zh: text(300) });

const explodedLine = z.strictObject({
  level: integer(1, 60),
  ...itemNamed,
  parentItemId: item.ref(),
  /** Line numbers from the top down: 10/20. */
  path: text(400),
  lineNo: integer(1, 9999),
  quantity: quantity('nonNegative'),
  loss: rate().optional(),
  phantom: flag(),
  /** Has a bill of materials on the day. */
  made: flag(),
});

/** What a quantity of a product takes, level by level; rounding is that of orders. */
export const explodeBom = defineOperation({
  id: 'engineering.explodeBom',
  method: 'GET',
  path: '/api/engineering/items/{itemId}/explode',
  permission: 'bom.read',
  label: { en: 'Explode bill of materials', zh: '物料清单展开' },
  input: () =>
    z.strictObject({
      itemId: labelled('Product', '父件', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      date: onDate(),
      levels: levels(),
    }),
  output: () =>
    z.strictObject({
      date: date(),
      lossMode: choice(lossModes),
      bomId: bom.ref(),
      lines: z.array(explodedLine),
      /** Of every component over all places, phantoms left out. */
      totals: z.array(z.strictObject({ ...itemNamed, quantity: quantity('nonNegative') })),
    }),
  errors: ['engineering.noBom', 'engineering.structureTooLarge', 'engineering.structureTooDeep'],
});

const use = z.strictObject({
  level: integer(1, 60),
  ...itemNamed,
  bomId: bom.ref(),
  revision: code(20),
  lineNo: integer(1, 9999),
  componentId: item.ref(),
  quantity: quantity('nonNegative'),
  outputQuantity: quantity(),
  /** It may stand in for the component of the line. */
  alternate: flag(),
});

/** Which products use an item: the next level, or all of them up to what is sold. */
export const whereUsed = defineOperation({
  id: 'engineering.whereUsed',
  method: 'GET',
  path: '/api/engineering/items/{itemId}/where-used',
  permission: 'bom.read',
  label: { en: 'Where used', zh: '反查物料清单' },
  input: () =>
    z.strictObject({
      itemId: labelled('Component', '子件', item.ref()),
      date: onDate(),
      /** 1 is the single level; all without it. */
      levels: levels(),
    }),
  output: () => z.strictObject({ date: date(), data: z.array(use) }),
  errors: ['engineering.structureTooLarge'],
});

/** The longest way from any product down to each item on a day: the order of planning. */
export const lowLevelCodes = defineOperation({
  id: 'engineering.lowLevelCodes',
  method: 'GET',
  path: '/api/engineering/low-level-codes',
  permission: 'bom.read',
  label: { en: 'Low-level codes', zh: '低层码' },
  input: () => z.strictObject({ date: onDate() }),
  output: () =>
    z.strictObject({
      date: date(),
      levels: z.array(z.strictObject({ level: integer(0, 60), items: z.array(item.ref()) })),
    }),
});

const costKinds = {
  material: { en: 'Material', zh: '材料' },
  component: { en: 'Component', zh: '子件' },
  operation: { en: 'Operation', zh: '工序' },
  byProduct: { en: 'By-product', zh: '副产品' },
} as const;

const costStep = z.strictObject({
  label,
  kind: choice(costKinds),
  lineNo: integer(1, 9999).optional(),
  itemId: item.ref().optional(),
  workCentreId: workCentre.ref().optional(),
  /** Of the component, or hours of the work centre, for one unit. */
  quantity: quantity('any').optional(),
  unitCost: price('any').optional(),
  labour: price('any').optional(),
  overhead: price('any').optional(),
  cost: price('any'),
});

const costElements = {
  value: price('any'),
  material: price('any'),
  labour: price('any'),
  overhead: price('any'),
  /** Something below has no cost yet: the value is too low. */
  incomplete: flag(),
};

const itemCost = z.strictObject({
  ...itemNamed,
  level: integer(0, 60),
  ...costElements,
  steps: z.array(costStep),
});

/** What one unit costs by its structure, and how that comes about on every level. */
export const explainRolledUpCost = defineOperation({
  id: 'engineering.explainRolledUpCost',
  method: 'GET',
  path: '/api/engineering/items/{itemId}/explain-cost',
  permission: 'productionCost.read',
  label: { en: 'Explain rolled-up cost', zh: '成本卷积明细' },
  page: { explains: ['item.standardCost'] },
  input: () => z.strictObject({ itemId: labelled('Item', '物料', item.ref()), date: onDate() }),
  output: () =>
    z.strictObject({
      date: date(),
      ...costElements,
      steps: z.array(costStep),
      /** Every item that is made below it, top first. */
      levels: z.array(itemCost),
    }),
});

const storedCost = z.strictObject({
  ...itemNamed,
  before: price().optional(),
  after: price(),
});

/**
 * Makes rolled-up costs the standard costs of the items, or of all that are made; incomplete ones
 * are left alone. Many are done in rounds: while `remaining` is not zero, call again.
 */
export const storeStandardCosts = defineOperation({
  id: 'engineering.storeStandardCosts',
  method: 'POST',
  path: '/api/engineering/store-standard-costs',
  permission: 'productionCost.write',
  label: { en: 'Store as standard costs', zh: '保存为标准成本' },
  input: () =>
    z.strictObject({
      itemIds: labelled('Items', '物料', z.array(item.ref()).min(1).max(1000)).optional(),
      date: onDate(),
    }),
  output: () =>
    z.strictObject({
      stored: z.array(storedCost),
      incomplete: z.array(item.ref()),
      remaining: integer(0, 1_000_000),
    }),
});
