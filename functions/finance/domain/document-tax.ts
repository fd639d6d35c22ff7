import { add, mul, sub } from '../../../shared/kernel/decimal.ts';
import { netFromGross, roundMoney, taxOnNet } from '../../../shared/kernel/money.ts';

export interface TaxableLine {
  readonly quantity: string;
  /** Unit price as entered; unrounded. */
  readonly price: string;
  /** A fraction taken off: '0.1' is 10 %. */
  readonly discount?: string;
  /** A fraction: '0.13'. */
  readonly rate: string;
}

export interface TaxedLine {
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export interface TaxedDocument extends TaxedLine {
  readonly lines: readonly TaxedLine[];
  /** Sums per rate, as an invoice shows them. */
  readonly byRate: readonly (TaxedLine & { readonly rate: string })[];
}

/**
 * Entered gross: net = round(gross / (1 + r)), tax = gross − net. Entered net:
 * tax = round(net · r). The amount of a line is rounded to the currency first.
 */
export const taxOfLine = (line: TaxableLine, taxIncluded: boolean, currency: string): TaxedLine => {
  const kept = sub('1', line.discount ?? '0');
  const amount = roundMoney(mul(line.quantity, line.price, kept), currency);
  const { net, tax } = taxIncluded
    ? netFromGross(amount, line.rate, currency)
    : taxOnNet(amount, line.rate, currency);
  return { net, tax, gross: add(net, tax) };
};

const addUp = (a: TaxedLine, b: TaxedLine): TaxedLine => ({
  net: add(a.net, b.net),
  tax: add(a.tax, b.tax),
  gross: add(a.gross, b.gross),
});

const nothing: TaxedLine = { net: '0', tax: '0', gross: '0' };

/** Tax per line; the document is the sum of its lines, so the parts always make the whole. */
export const taxOfDocument = (
  lines: readonly TaxableLine[],
  taxIncluded: boolean,
  currency: string,
): TaxedDocument => {
  const taxed = lines.map((line) => taxOfLine(line, taxIncluded, currency));
  const rates = new Map<string, TaxedLine>();
  lines.forEach(({ rate }, i) => {
    const key = add(rate);
    rates.set(key, addUp(rates.get(key) ?? nothing, taxed[i] ?? nothing));
  });
  const byRate = [...rates].map(([rate, sums]) => ({ rate, ...sums }));
  return { ...taxed.reduce(addUp, nothing), lines: taxed, byRate };
};
