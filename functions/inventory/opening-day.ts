import { addDays } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';

/** Balances brought in stand on the day before the books begin. */
export const openingDay = ({ company }: Pick<Ctx, 'company'>): string =>
  addDays(`${company.firstPeriod}-01`, -1);
