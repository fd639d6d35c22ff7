const NUMBER = /^-?\d+(\.\d+)?$/;

/** A decimal as sentences and tables write it: 3780.5 is 3,780.5. */
export function thousands(value: string): string {
  const [whole = '', ...fraction] = value.split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','), ...fraction].join('.');
}

/** What sentences call the numbers in them; others are codes, numbers of lines or years. */
const figures = new Set([
  ...['actions', 'allocated', 'amount', 'atHand', 'available', 'balance', 'booked', 'cells'],
  ...['count', 'counted', 'credit', 'debit', 'delivered', 'difference', 'expected', 'explained'],
  ...['exposure', 'floor', 'found', 'good', 'kilobytes', 'least', 'left', 'limit', 'lines'],
  ...['listed', 'max', 'maximum', 'minimum', 'needed', 'onHand', 'open', 'ordered', 'overBy'],
  ...['paid', 'pegged', 'price', 'quantity', 'ready', 'received', 'remaining', 'required'],
  ...['reserved', 'rows', 'serials', 'short', 'size', 'spent', 'sum', 'tax', 'total', 'used'],
  'wanted',
]);

/** The value of a sentence's parameter, its thousands apart if it is an amount or a quantity. */
export const figureText = (name: string, value: unknown): string =>
  figures.has(name) && NUMBER.test(String(value)) ? thousands(String(value)) : String(value);
