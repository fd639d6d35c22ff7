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

/** The days on which all hold, or undefined if there is none. */
export function common(...spans: Validity[]): Validity | undefined {
  const from = spans.map(firstDay).toSorted().at(-1) ?? BEGINNING;
  const [to = END] = spans.map(lastDay).toSorted();
  if (to < from) return undefined;
  return {
    ...(from !== BEGINNING && { validFrom: from }),
    ...(to !== END && { validTo: to }),
  };
}

export const dayBefore = (date: BusinessDate): BusinessDate => addDays(date, -1);
