import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';

/** From the first day to the last, both included; open where absent. */
export interface Validity {
  validFrom?: BusinessDate | undefined;
  validTo?: BusinessDate | undefined;
}

const BEGINNING = '0000-01-01';
const END = '9999-12-31';

export const firstDay = ({ validFrom = BEGINNING }: Validity): BusinessDate => validFrom;
export const lastDay = ({ validTo = END }: Validity): BusinessDate => validTo;

export const holds = (span: Validity, date: BusinessDate): boolean =>
  firstDay(span) <= date && date <= lastDay(span);

export const isReversed = (span: Validity): boolean => lastDay(span) < firstDay(span);

export const overlaps = (a: Validity, b: Validity): boolean =>
  firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);

const dateless = ({ validFrom, validTo }: Validity): boolean =>
  validFrom === undefined && validTo === undefined;

const inOrder = (a: BusinessDate, b: BusinessDate): [BusinessDate, BusinessDate] =>
  a <= b ? [a, b] : [b, a];

/** The days on which both hold, or undefined if there is none. */
export function common(a: Validity, b: Validity): Validity | undefined {
  if (dateless(b)) return a;
  if (dateless(a)) return b;
  const [, from] = inOrder(firstDay(a), firstDay(b));
  const [to] = inOrder(lastDay(a), lastDay(b));
  if (to < from) return undefined;
  return {
    ...(from !== BEGINNING && { validFrom: from }),
    ...(to !== END && { validTo: to }),
  };
}

export const dayBefore = (date: BusinessDate): BusinessDate => addDays(date, -1);
