import type { Label } from '../../../../shared/contracts/fields.ts';
import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';

/** One step of how a promise came about. Deeper levels are components of the one above. */
export interface PromiseStep {
  code: keyof typeof stepLabels;
  level: number;
  itemId?: string;
  date?: BusinessDate;
  quantity?: Decimal;
  /** Of a document. */
  number?: string;
  /** Where it is worked; `quantity` then counts minutes. */
  centreId?: string;
}

/** What the steps say to people. */
export const stepLabels = {
  asked: { en: 'Asked for', zh: '询问数量' },
  onHand: { en: 'From stock', zh: '库存可承诺' },
  receipt: { en: 'From what is coming', zh: '在途可承诺' },
  make: { en: 'To be made', zh: '需生产' },
  buy: { en: 'To be bought', zh: '需采购' },
  needed: { en: 'Component needed', zh: '需用子件' },
  material: { en: 'All material there', zh: '材料齐备' },
  work: { en: 'Worked at', zh: '加工' },
  finished: { en: 'Finished', zh: '完工' },
  arrived: { en: 'Arrived and inspected', zh: '到货并检验' },
  handling: { en: 'Packed and on its way', zh: '包装及在途' },
  noSource: { en: 'Nobody says how to get it', zh: '无来源' },
  noCapacity: { en: 'No capacity within four years', zh: '四年内无产能' },
} as const satisfies Record<string, Label>;
