import type { taxRate } from '../../../shared/contracts/finance/tax-rate.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { datesReversed, ratesOverlap } from './finance-errors.ts';
import type { Ledger } from './ledger.ts';

type Rates = Ledger['taxRates'];
type Saved = Pick<Doc<typeof taxRate>, 'code' | 'rate' | 'validFrom' | 'validTo'>;

const END = '9999-12-31';

/**
 * The rates with one saved. On a day a code has one rate at most: throws 'finance.ratesOverlap'
 * where two would hold, 'finance.datesReversed' where none could.
 */
export function ratesWith(rates: Rates, saved: Saved, before: Saved | undefined): Rates {
  const { code, rate, validFrom, validTo } = saved;
  if (validTo !== undefined && validTo < validFrom) {
    throw datesReversed({ from: validFrom, to: validTo }, '/validTo');
  }
  const others = rates.filter(
    (one) => one.code !== before?.code || one.validFrom !== before.validFrom,
  );
  const clash = others.find(
    (one) =>
      one.code === code && one.validFrom <= (validTo ?? END) && validFrom <= (one.validTo ?? END),
  );
  if (clash) throw ratesOverlap({ code, validFrom: clash.validFrom }, '/validFrom');
  return [...others, { code, rate, validFrom, ...(validTo !== undefined && { validTo }) }];
}
