import {
  abs,
  add,
  type Decimal,
  div,
  fromScaled,
  isNegative,
  isZero,
  mul,
  neg,
  type RoundingMode,
  round,
  sub,
  sum,
  toScaled,
} from './decimal.ts';
import { defineError } from './errors.ts';

/** Decimal places of currencies by ISO 4217 code (the standard's minor unit). */
// biome-ignore format: a table of a hundred lines would hide the file.
export const currencies: Readonly<Record<string, number>> = Object.freeze({
  AED: 2, AFN: 2, ALL: 2, AMD: 2, AOA: 2, ARS: 2, AUD: 2, AZN: 2, BAM: 2, BDT: 2, BGN: 2, BHD: 3,
  BIF: 0, BND: 2, BOB: 2, BRL: 2, BWP: 2, BYN: 2, CAD: 2, CDF: 2, CHF: 2, CLP: 0, CNY: 2, COP: 2,
  CRC: 2, CZK: 2, DJF: 0, DKK: 2, DOP: 2, DZD: 2, EGP: 2, ETB: 2, EUR: 2, FJD: 2, GBP: 2, GEL: 2,
  GHS: 2, GNF: 0, GTQ: 2, HKD: 2, HNL: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2, IQD: 3, IRR: 2, ISK: 0,
  JMD: 2, JOD: 3, JPY: 0, KES: 2, KGS: 2, KHR: 2, KMF: 0, KRW: 0, KWD: 3, KZT: 2, LAK: 2, LBP: 2,
  LKR: 2, LYD: 3, MAD: 2, MDL: 2, MGA: 2, MKD: 2, MMK: 2, MNT: 2, MOP: 2, MUR: 2, MVR: 2, MXN: 2,
  MYR: 2, MZN: 2, NAD: 2, NGN: 2, NIO: 2, NOK: 2, NPR: 2, NZD: 2, OMR: 3, PAB: 2, PEN: 2, PGK: 2,
  PHP: 2, PKR: 2, PLN: 2, PYG: 0, QAR: 2, RON: 2, RSD: 2, RUB: 2, RWF: 0, SAR: 2, SEK: 2, SGD: 2,
  THB: 2, TJS: 2, TMT: 2, TND: 3, TRY: 2, TWD: 2, TZS: 2, UAH: 2, UGX: 0, USD: 2, UYU: 2, UZS: 2,
  VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0, YER: 2, ZAR: 2, ZMW: 2,
});

export interface NetAndTax {
  net: Decimal;
  tax: Decimal;
}

const unknownCurrency = defineError('unknownCurrency', 422, 'There is no currency "{currency}".');
const invalidWeights = defineError(
  'invalidWeights',
  422,
  'An amount cannot be allocated: {reason}',
);
const invalidRate = defineError('invalidRate', 422, 'A tax rate must not be negative: {rate}.');

/** Throws 'unknownCurrency'. */
export function currencyDecimals(currency: string): number {
  const places = Object.hasOwn(currencies, currency) ? currencies[currency] : undefined;
  if (places === undefined) throw unknownCurrency({ currency });
  return places;
}

export function roundMoney(amount: Decimal, currency: string, mode?: RoundingMode): Decimal {
  return round(amount, currencyDecimals(currency), mode);
}

/** quantity × price, rounded half up to the currency. */
export function lineAmount(quantity: Decimal, price: Decimal, currency: string): Decimal {
  return roundMoney(mul(quantity, price), currency);
}

function scaledWeights(weights: readonly Decimal[]): bigint[] {
  const negative = weights.find((weight) => isNegative(weight));
  if (negative !== undefined) {
    throw invalidWeights({ reason: `the weight ${negative} is negative.` });
  }
  if (isZero(sum(weights))) throw invalidWeights({ reason: 'the weights are all zero.' });
  const places = weights.map((weight) => add(weight).split('.')[1]?.length ?? 0);
  const most = Math.max(...places);
  return weights.map((weight) => toScaled(weight, most));
}

/**
 * Splits a total by weights into amounts of the currency that sum exactly to it: largest
 * remainder, equal remainders by position. A single weight of zero receives zero. Throws
 * 'invalidWeights' if none is positive or one is negative, 'tooManyPlaces' if the total itself
 * is finer than the currency.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], currency: string): Decimal[] {
  const places = currencyDecimals(currency);
  const units = toScaled(abs(total), places);
  const scaled = scaledWeights(weights);
  const whole = scaled.reduce((left, right) => left + right, 0n);
  const shares = scaled.map((weight) => (units * weight) / whole);
  const remainders = scaled.map((weight) => (units * weight) % whole);
  const missing = Number(units - shares.reduce((left, right) => left + right, 0n));
  const ranked = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    );
  for (const { index } of ranked.slice(0, missing)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares.map((share) => {
    const amount = fromScaled(share, places);
    return isNegative(total) ? neg(amount) : amount;
  });
}

function checkTaxable(amount: Decimal, rate: Decimal, currency: string): number {
  if (isNegative(rate)) throw invalidRate({ rate });
  const places = currencyDecimals(currency);
  toScaled(amount, places);
  return places;
}

/**
 * Net and tax of an entered gross amount: net = gross / (1 + rate) rounded half up to the
 * currency, tax = gross − net. `rate` is a fraction (13 % is '0.13'). Per line; a document's
 * totals are the sums of its lines. Throws 'tooManyPlaces' if gross is finer than the currency.
 */
export function netFromGross(gross: Decimal, rate: Decimal, currency: string): NetAndTax {
  const net = div(gross, add('1', rate), checkTaxable(gross, rate, currency));
  return { net, tax: sub(gross, net) };
}

/** Net and tax of an entered net amount: tax = net × rate, rounded half up to the currency. */
export function taxOnNet(net: Decimal, rate: Decimal, currency: string): NetAndTax {
  return { net: add(net), tax: round(mul(net, rate), checkTaxable(net, rate, currency)) };
}
