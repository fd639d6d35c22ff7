import type { FieldKind, Label } from '../../../shared/contracts/fields.ts';
import { idTime } from '../../../shared/kernel/id.ts';
import { currencyDecimals } from '../../../shared/kernel/money.ts';
import { thousands } from '../../../shared/kernel/thousands.ts';
import { inOrder } from './in-order.ts';
import { language, say } from './language.ts';
import { company } from './session.ts';
import { clockAt, momentAt } from './zoned-clock.ts';

/** Thousands by commas, at least `places` decimals; the sign is a true minus. */
export function decimalText(value: string, places = 0): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const decimals = fraction.padEnd(places, '0');
  return `${negative ? '−' : ''}${thousands(whole)}${decimals === '' ? '' : `.${decimals}`}`;
}

export const moneyText = (value: string, currency = company.get()?.currency ?? 'CNY'): string =>
  decimalText(value, currencyDecimals(currency));

/** A ratio as percent: 0.13 is 13 %. */
export function rateText(value: string): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const digits = fraction.padEnd(2, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${negative ? '−' : ''}${percent}${rest === '' ? '' : `.${rest}`} %`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const timeZone = zone();
  const key = `${language()} ${timeZone} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('sv-SE', { ...options, ...(timeZone && { timeZone }) });
    formatters.set(key, found);
  }
  return found;
}

/** The day in the company's time zone. */
export const today = (): string =>
  formatter({ year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());

const zone = (): string | undefined => company.get()?.timeZone;

/** A moment as the company's clock shows it, 2026-11-22T09:30; '' if it is none. */
export const localMoment = (instant: string): string => clockAt(instant, zone());

/** What the company's clock shows now. */
export const now = (): string => localMoment(new Date().toISOString());

/** The moment at which a commit was written: a little after what it says of itself. */
export const momentOfCommit = (commitId: string): string =>
  new Date(idTime(commitId)).toISOString();

/** The moment in UTC at which it shows this. */
export const momentOf = (local: string): string => momentAt(local, zone());

/** 11-21 in this year, otherwise 2025-11-21. */
export const dateText = (date: string): string =>
  date.slice(0, 4) === today().slice(0, 4) ? date.slice(5) : date;

export const instantText = (instant: string): string =>
  formatter({
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago a moment was. */
export const ageMs = (instant: string): number => Date.now() - Date.parse(instant);

/** For timelines: 3 minutes ago. After a week the day itself. */
export function agoText(instant: string): string {
  const seconds = Math.round(-ageMs(instant) / 1000);
  if (seconds < -7 * 86_400) return instantText(instant);
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const found = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (!found) return relative.format(0, 'minute');
  return relative.format(Math.round(seconds / found[1]), found[0]);
}

const yesNo = { yes: { en: 'Yes', zh: '是' }, no: { en: 'No', zh: '否' } } as const;

export interface Shown {
  kind?: FieldKind | undefined;
  choices?: Record<string, Label> | undefined;
  names?: Record<string, Label> | undefined;
}

/** Any value of a field as text, except a reference, whose title has to be looked up. */
export function valueText(
  value: unknown,
  { kind, choices, names }: Shown,
  currency?: string,
): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    const list = choices ? inOrder(value, choices) : value;
    return list.map((one) => valueText(one, { kind, choices, names })).join(', ');
  }
  const named = choices ?? names;
  if (named) return say(named[String(value)]) || String(value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (kind === 'money') return moneyText(text, currency);
  if (kind === 'price') return decimalText(text, 2);
  if (kind === 'quantity') return decimalText(text);
  if (kind === 'rate') return rateText(text);
  if (kind === 'integer') return decimalText(text);
  if (kind === 'flag') return say(value ? yesNo.yes : yesNo.no);
  if (kind === 'date') return dateText(text);
  if (kind === 'instant') return instantText(text);
  return text;
}

const numeric: readonly (FieldKind | undefined)[] = [
  'money',
  'price',
  'quantity',
  'rate',
  'integer',
];
export const isNumeric = (kind: FieldKind | undefined): boolean => numeric.includes(kind);

/** A moment of the clock, in milliseconds, as contracts write it. */
export const instantOf = (at: number): string => new Date(at).toISOString();
