import type {
  OpenDemand,
  OpenSupply,
  PromiseBom,
  PromiseFacts,
  PromiseItem,
} from '../../functions/planning/domain/promise/promise-facts.ts';

/** Plain facts to say things about in tests: Monday to Friday, no loss, pieces. */
export const promiseItem = (id: string, more: Partial<PromiseItem> = {}): PromiseItem => ({
  id,
  decimals: 0,
  source: 'none',
  leadTime: { fixedDays: 0, perUnitDays: '0', counts: 'working', receiptDays: 0 },
  madeToOrder: false,
  ...more,
});

export const leadTime = (fixedDays: number, receiptDays = 0): PromiseItem['leadTime'] => ({
  fixedDays,
  perUnitDays: '0',
  counts: 'working',
  receiptDays,
});

export const bomOf = (components: Readonly<Record<string, string>>): PromiseBom => ({
  outputQuantity: '1',
  yield: '1',
  components: Object.entries(components).map(([itemId, quantity]) => ({
    itemId,
    quantity,
    fixed: '0',
    loss: '0',
    phantom: false,
  })),
});

export const wanted = (
  id: string,
  itemId: string,
  quantity: string,
  date: string,
  more: Partial<OpenDemand> = {},
): OpenDemand => ({
  source: { noun: 'salesOrder', id, number: id, line: 1 },
  itemId,
  quantity,
  reserved: '0',
  date,
  ...more,
});

export const coming = (
  id: string,
  itemId: string,
  quantity: string,
  date: string,
  more: Partial<OpenSupply> = {},
): OpenSupply => ({
  source: { noun: 'purchaseOrder', id, number: id, line: 1 },
  itemId,
  quantity,
  date,
  ...more,
});

export const promiseFacts = (more: Partial<PromiseFacts>): PromiseFacts => ({
  today: '2026-03-02',
  lossMode: 'factor',
  handlingDays: 0,
  transitDays: 0,
  items: new Map(),
  boms: new Map(),
  routings: new Map(),
  centres: new Map(),
  load: new Map(),
  calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] },
  free: new Map(),
  demands: [],
  supplies: [],
  ...more,
});

export const itemMap = (...items: readonly PromiseItem[]): Map<string, PromiseItem> =>
  new Map(items.map((item) => [item.id, item]));
