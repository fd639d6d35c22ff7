/** What planned orders and exceptions can be, and how they can be looked at. */
export const orderKinds = {
  make: { en: 'Make', zh: '自制' },
  buy: { en: 'Buy', zh: '采购' },
  phantom: { en: 'Phantom', zh: '虚拟件' },
} as const;

export const achievables = {
  onTime: { en: 'On time', zh: '按期' },
  late: { en: 'Late', zh: '延误' },
  never: { en: 'Unavailable', zh: '无法获得' },
} as const;

export const exceptionKinds = {
  overdue: { en: 'Overdue', zh: '逾期未到' },
  expedite: { en: 'Expedite', zh: '提前' },
  defer: { en: 'Defer', zh: '推迟' },
  cancel: { en: 'Cancel', zh: '取消' },
  noSource: { en: 'No source', zh: '无供应来源' },
  timeFence: { en: 'Inside the fence', zh: '时界内缺口' },
  noBom: { en: 'No bill of materials', zh: '无物料清单' },
  lotLimit: { en: 'Above the maximum', zh: '超最大批量' },
  belowSafety: { en: 'Below safety stock', zh: '低于安全库存' },
  pastDue: { en: 'Past due', zh: '下达逾期' },
  delayed: { en: 'Delayed', zh: '物料延误' },
  late: { en: 'Late demand', zh: '需求延误' },
  short: { en: 'Short', zh: '短缺' },
  noSupplier: { en: 'No supplier', zh: '无供应商' },
  noLeadTime: { en: 'No lead time', zh: '无提前期' },
} as const;

export const buckets = {
  day: { en: 'Day', zh: '日' },
  week: { en: 'Week', zh: '周' },
  month: { en: 'Month', zh: '月' },
} as const;

/** What a plan is read out as: its orders, or what each demand is covered by. */
export const exportedRows = {
  orders: { en: 'Planned orders', zh: '计划订单' },
  pegs: { en: 'Pegs and shortages', zh: '供需追溯与短缺' },
} as const;

/** A planned order is a record and, where nothing merges, a document: what one commit takes. */
export const MOST_RELEASED = 49;

/** What planned purchases become: orders at once, or requests that buyers bundle in their inbox. */
export const purchasesBecome = {
  order: { en: 'Purchase orders', zh: '采购订单' },
  request: { en: 'Purchase requests', zh: '采购申请' },
} as const;

export const mergeKeys = {
  none: { en: 'One order a line', zh: '不合并' },
  item: { en: 'By item', zh: '按物料' },
  itemDate: { en: 'By item and date', zh: '按物料和日期' },
  itemBom: { en: 'By item and version of the bill of materials', zh: '按物料和物料清单版本' },
} as const;
