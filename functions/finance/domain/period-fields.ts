import { fiscalPeriodOf } from './period.ts';

/** The month of a day as a new period of the books. */
export const periodFields = (date: string) => {
  const { key, from, to } = fiscalPeriodOf(date);
  return { code: key, from, to, state: 'open' as const, lastVoucher: 0 };
};
