import { mul, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { noTaxRate } from './finance-errors.ts';

export type TaxCode =
  | 'cn.goods'
  | 'cn.transport'
  | 'cn.services'
  | 'cn.smallScale'
  | 'cn.simplified'
  | 'cn.export'
  | 'cn.exempt'
  | 'gb.standard'
  | 'gb.reduced'
  | 'gb.zero'
  | 'gb.exempt'
  | 'none';

export interface DatedRate {
  readonly code: TaxCode;
  /** A fraction: 13 % is '0.13'. */
  readonly rate: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** Rates are dated data. The ends of the Chinese reliefs are those announced so far. */
export const taxRates: readonly DatedRate[] = [
  { code: 'cn.goods', rate: '0.17', validFrom: '1994-01-01', validTo: '2018-04-30' },
  { code: 'cn.goods', rate: '0.16', validFrom: '2018-05-01', validTo: '2019-03-31' },
  { code: 'cn.goods', rate: '0.13', validFrom: '2019-04-01' },
  { code: 'cn.transport', rate: '0.1', validFrom: '2018-05-01', validTo: '2019-03-31' },
  { code: 'cn.transport', rate: '0.09', validFrom: '2019-04-01' },
  { code: 'cn.services', rate: '0.06', validFrom: '2016-05-01' },
  { code: 'cn.smallScale', rate: '0.01', validFrom: '2023-01-01', validTo: '2027-12-31' },
  { code: 'cn.smallScale', rate: '0.03', validFrom: '2028-01-01' },
  { code: 'cn.simplified', rate: '0.03', validFrom: '2014-07-01' },
  { code: 'cn.export', rate: '0', validFrom: '1994-01-01' },
  { code: 'cn.exempt', rate: '0', validFrom: '1994-01-01' },
  { code: 'gb.standard', rate: '0.2', validFrom: '2011-01-04' },
  { code: 'gb.reduced', rate: '0.05', validFrom: '1997-09-01' },
  { code: 'gb.zero', rate: '0', validFrom: '1973-04-01' },
  { code: 'gb.exempt', rate: '0', validFrom: '1973-04-01' },
  { code: 'none', rate: '0', validFrom: '1900-01-01' },
];

interface Dated {
  readonly validFrom: string;
  readonly validTo?: string | undefined;
}

const inForce = (each: Dated, date: string): boolean =>
  each.validFrom <= date && (each.validTo === undefined || date <= each.validTo);

/** The rate of a tax on a day. Throws 'finance.noTaxRate'. */
export const rateOn = (
  code: string,
  date: string,
  rates: readonly (Dated & { readonly code: string; readonly rate: string })[] = taxRates,
): string => {
  const found = rates.find((each) => each.code === code && inForce(each, date));
  if (found === undefined) throw noTaxRate({ code, date });
  return found.rate;
};

/** Surcharges on VAT paid; the relief halves them for small enterprises until its end. */
export const surchargeRates = {
  city: { urban: '0.07', education: '0.03', localEducation: '0.02' },
  town: { urban: '0.05', education: '0.03', localEducation: '0.02' },
  village: { urban: '0.01', education: '0.03', localEducation: '0.02' },
} as const;

const surchargeRelief = { share: '0.5', validFrom: '2023-01-01', validTo: '2027-12-31' };

export const surchargeRatesOn = (
  place: keyof typeof surchargeRates,
  date: string,
  small: boolean,
): { urban: string; education: string; localEducation: string } => {
  const { urban, education, localEducation } = surchargeRates[place];
  const share = small && inForce(surchargeRelief, date) ? surchargeRelief.share : '1';
  const part = (rate: string) => mul(rate, share);
  return {
    urban: part(urban),
    education: part(education),
    localEducation: part(localEducation),
  };
};

/** Input VAT of which only a share may be deducted; the rest belongs to the cost of the goods. */
export const splitDeductible = (
  tax: string,
  share: string,
  currency: string,
): { deductible: string; toCost: string } => {
  const deductible = roundMoney(mul(tax, share), currency);
  return { deductible, toCost: sub(tax, deductible) };
};
