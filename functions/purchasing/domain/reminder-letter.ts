import type { locales } from '../../../shared/contracts/platform/company.ts';
import { type BusinessDate, diffDays } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';

export interface LetterLine {
  lineNo: number;
  item: string;
  open: Decimal;
  unit: string;
  dueOn?: BusinessDate | undefined;
}

export interface LetterFacts {
  company: string;
  number: string;
  orderedOn: BusinessDate;
  supplierReference?: string | undefined;
  today: BusinessDate;
  lines: readonly LetterLine[];
}

const late = (dueOn: BusinessDate, today: BusinessDate) => Math.max(0, diffDays(dueOn, today));

const letters = {
  'zh-CN': {
    subject: ({ company, number }: LetterFacts) => `${company}：采购订单 ${number} 交货提醒`,
    opening: ({ number, orderedOn, supplierReference }: LetterFacts) =>
      `您好：\n\n我方 ${orderedOn} 的采购订单 ${number}${
        supplierReference === undefined ? ' ' : `（贵方单号 ${supplierReference}）`
      }尚有以下货物未到：`,
    line: ({ lineNo, item, open, unit, dueOn }: LetterLine, today: BusinessDate) => {
      const days = dueOn === undefined ? 0 : late(dueOn, today);
      const due =
        dueOn === undefined ? '' : `，到货日期 ${dueOn}${days > 0 ? `，已逾期 ${days} 天` : ''}`;
      return `第 ${lineNo} 行：${item}，未到 ${open} ${unit}${due}`;
    },
    closing: ({ company }: LetterFacts) => `请告知确切的到货日期。谢谢。\n\n${company}`,
  },
  en: {
    subject: ({ company, number }: LetterFacts) =>
      `${company}: reminder of purchase order ${number}`,
    opening: ({ number, orderedOn, supplierReference }: LetterFacts) =>
      `Hello,\n\nthese goods of our purchase order ${number} of ${orderedOn}${
        supplierReference === undefined ? '' : ` (your number ${supplierReference})`
      } have still to come:`,
    line: ({ lineNo, item, open, unit, dueOn }: LetterLine, today: BusinessDate) => {
      const days = dueOn === undefined ? 0 : late(dueOn, today);
      const since = days > 0 ? `, overdue by ${days} ${days === 1 ? 'day' : 'days'}` : '';
      const due = dueOn === undefined ? '' : `, due on ${dueOn}${since}`;
      return `Line ${lineNo}: ${item}, ${open} ${unit} to come${due}`;
    },
    closing: ({ company }: LetterFacts) =>
      `Please tell us on which day it will arrive. Thank you.\n\n${company}`,
  },
} as const satisfies Record<keyof typeof locales, object>;

/** What a supplier is written to about an order, in its language. */
export function reminderLetter(language: keyof typeof locales, facts: LetterFacts) {
  const { subject, opening, line, closing } = letters[language];
  const lines = facts.lines.map((one) => line(one, facts.today)).join('\n');
  return {
    subject: subject(facts),
    letter: `${opening(facts)}\n\n${lines}\n\n${closing(facts)}\n`,
  };
}
