import type { Label } from '../fields.ts';

/** What a step of the way of goods is to what was asked for. */
export const traceKinds: Readonly<Record<string, Label>> = {
  material: { en: 'Material', zh: '用料' },
  made: { en: 'Made', zh: '产出' },
  operation: { en: 'Operation', zh: '工序' },
  supplied: { en: 'Supplied', zh: '供应' },
  delivered: { en: 'Delivered', zh: '交付' },
  returned: { en: 'Returned', zh: '退回' },
  for: { en: 'For', zh: '用于' },
  order: { en: 'Order', zh: '订单' },
};
