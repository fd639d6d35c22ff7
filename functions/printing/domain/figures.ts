import { type Decimal, isZero, mul, round } from '../../../shared/kernel/decimal.ts';
import { thousands } from '../../../shared/kernel/thousands.ts';

/** Thousands separated; as many places as it has, and at least so many. */
export function grouped(value: Decimal, leastPlaces = 0): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const places = fraction.padEnd(leastPlaces, '0');
  const sign = value.startsWith('-') ? '-' : '';
  return `${sign}${thousands(whole)}${places === '' ? '' : `.${places}`}`;
}

export const moneyText = (value: Decimal): string => grouped(round(value, 2), 2);
export const priceText = (value: Decimal): string => grouped(value, 2);
export const quantityText = (value: Decimal): string => grouped(value);
/** An empty side of a voucher stays empty. */
export const sideText = (value: Decimal): string => (isZero(value) ? '' : moneyText(value));
export const percentText = (rate: Decimal): string => `${grouped(mul(rate, '100'))}%`;
