export const promiseParts = {
  stock: { en: 'From stock', zh: '现货' },
  receipt: { en: 'From a receipt', zh: '在途' },
  make: { en: 'To be made', zh: '需生产' },
  buy: { en: 'To be bought', zh: '需采购' },
} as const;

export const flowKinds = {
  onHand: { en: 'On hand', zh: '现存' },
  expired: { en: 'Expired', zh: '已过期' },
  salesOrder: { en: 'Sales order', zh: '销售订单' },
  workOrderMaterial: { en: 'Material of a work order', zh: '工单用料' },
  purchaseOrder: { en: 'Purchase order', zh: '采购订单' },
  stockMove: { en: 'In transit', zh: '调拨在途' },
  workOrder: { en: 'Work order', zh: '生产工单' },
  firmPlannedOrder: { en: 'Firm planned order', zh: '确认计划订单' },
  firmPlannedMaterial: { en: 'Material of a firm planned order', zh: '确认计划用料' },
} as const;
