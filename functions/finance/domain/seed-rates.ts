import type { DatedRate, TaxCode } from './tax-rates.ts';
import { taxRates } from './tax-rates.ts';

type TaxKind = 'standard' | 'simplified' | 'zero' | 'exempt' | 'none';

interface TaxName {
  readonly zh: string;
  readonly en: string;
  readonly kind: TaxKind;
}

const names: Readonly<Record<TaxCode, TaxName>> = {
  'cn.goods': { zh: '货物及加工修理', en: 'Goods, processing and repair', kind: 'standard' },
  'cn.transport': { zh: '交通运输、建筑、不动产', en: 'Transport and property', kind: 'standard' },
  'cn.services': { zh: '现代服务、无形资产', en: 'Services and intangibles', kind: 'standard' },
  'cn.smallScale': { zh: '小规模纳税人', en: 'Small-scale taxpayer', kind: 'simplified' },
  'cn.simplified': { zh: '简易计税', en: 'Simplified method', kind: 'simplified' },
  'cn.export': { zh: '出口零税率', en: 'Export, zero rate', kind: 'zero' },
  'cn.exempt': { zh: '免税', en: 'Exempt', kind: 'exempt' },
  'gb.standard': { zh: '标准税率', en: 'Standard rate', kind: 'standard' },
  'gb.reduced': { zh: '优惠税率', en: 'Reduced rate', kind: 'standard' },
  'gb.zero': { zh: '零税率', en: 'Zero rate', kind: 'zero' },
  'gb.exempt': { zh: '免税', en: 'Exempt', kind: 'exempt' },
  none: { zh: '不征税', en: 'Outside the scope of VAT', kind: 'none' },
};

export type Country = 'cn' | 'gb' | 'other';

/** Whose taxes a new company starts with. */
export const countryOf = (choice: {
  readonly accountingStandard: string;
  readonly currency: string;
}): Country => {
  if (choice.accountingStandard !== 'international') return 'cn';
  return choice.currency === 'GBP' ? 'gb' : 'other';
};

/** The dated rates of a country with their names; where none are known, only 'none'. */
export const seedRates = (country: Country): (DatedRate & TaxName)[] =>
  taxRates
    .filter(({ code }) => code === 'none' || code.startsWith(`${country}.`))
    .map((one) => ({ ...one, ...names[one.code] }));
