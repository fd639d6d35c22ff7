import { isBusinessDate } from '../../../../shared/kernel/date.ts';
import { enteredDate } from './date-entry.ts';

/** 2026-11-21T09:30, as a clock shows it. */
export const isClock = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);

/**
 * What a clock shows, 2026-11-21T09:30, from what was typed: a date in any form, its midnight or
 * with a time behind it (9:30, 0930, 9), a time of today, or `now`. As typed if it is no moment.
 */
export function enteredMoment(text: string, now: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return undefined;
  if (/^(n|now|现在)$/i.test(plain)) return now;
  const today = now.slice(0, 10);
  if (/[:点时]/.test(plain) && enteredTime(plain)) return `${today}T${enteredTime(plain)}`;
  const parts = /^(.+?)(?:\s+|(?<=\d)T|(?<=日))(\d\S*)$/i.exec(plain);
  const date = enteredDate(parts?.[1] ?? plain, today) ?? '';
  const time = parts ? enteredTime(parts[2] as string) : '00:00';
  return isBusinessDate(date) && time ? `${date}T${time}` : text;
}

/** 09:30 from 9:30, 0930, 930, 9, 9点30分. */
function enteredTime(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:点时]?(\d\d)分?|[:点时])?$/.exec(text);
  if (!parts || Number(parts[1]) > 23 || Number(parts[2] ?? 0) > 59) return undefined;
  return `${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}`;
}
