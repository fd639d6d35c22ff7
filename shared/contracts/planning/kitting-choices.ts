export const kitSubjects = {
  workOrders: { en: 'Work orders', zh: '生产工单' },
  salesOrders: { en: 'Sales orders', zh: '销售订单' },
  plannedOrders: { en: 'Firm planned orders', zh: '确认计划订单' },
} as const;

export const kitScopes = {
  all: { en: 'All materials', zh: '全部物料' },
  nonBackflush: { en: 'Without backflushed ones', zh: '不含倒冲料' },
  keyItems: { en: 'Key items', zh: '关键料' },
} as const;

export const kitSubstitutes = {
  consider: { en: 'With substitutes', zh: '考虑替代料' },
  ignore: { en: 'Without substitutes', zh: '不考虑替代料' },
} as const;

export const kitSupplies = {
  stock: { en: 'Stock only', zh: '仅库存' },
  withReceipts: { en: 'Stock and receipts in time', zh: '库存及按期在途' },
} as const;

export const kitAllocations = {
  kitOnly: { en: 'Only for whole kits', zh: '仅占齐套量' },
  fullClaim: { en: 'All that is needed', zh: '占用全部需求' },
} as const;

export const kitSequences = {
  start: { en: 'By start', zh: '按开工日期' },
  finish: { en: 'By due date', zh: '按完工日期' },
  priority: { en: 'By priority', zh: '按优先级' },
  /** As `orderIds` names them. */
  given: { en: 'As named', zh: '按指定顺序' },
} as const;
