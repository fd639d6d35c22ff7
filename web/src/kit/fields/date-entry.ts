import { addDays, addMonths, isBusinessDate } from '../../../../shared/kernel/date.ts';

const two = (text: string): string => text.padStart(2, '0');

/**
 * A date from what was typed: 2026-11-21, 20261121, 11-21, 1121, 21, t for today, +7, -1, +2m.
 * Parts left out are those of today. As typed if it is no date.
 */
export function enteredDate(text: string, today: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[./年月]/g, '-')
    .replace(/日$/, '');
  if (plain === '') return undefined;
  if (/^(t|今天?|today)$/i.test(plain)) return today;
  const step = /^([+-]\d{1,4})(d|w|m)?$/i.exec(plain);
  if (step) return moved(today, Number(step[1]), step[2]?.toLowerCase());
  const whole = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(plain);
  const part = /^(\d{1,2})-(\d{1,2})$|^(\d{2})(\d{2})$/.exec(plain);
  const [year, month] = today.split('-') as [string, string];
  const date = whole
    ? `${whole[1]}-${two(whole[2] as string)}-${two(whole[3] as string)}`
    : part
      ? `${year}-${two((part[1] ?? part[3]) as string)}-${two((part[2] ?? part[4]) as string)}`
      : /^\d{1,2}$/.test(plain)
        ? `${year}-${month}-${two(plain)}`
        : plain;
  return isBusinessDate(date) ? date : text;
}

function moved(today: string, count: number, unit = 'd'): string {
  if (unit === 'm') return addMonths(today, count);
  return addDays(today, unit === 'w' ? count * 7 : count);
}
