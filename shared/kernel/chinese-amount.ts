import { abs, type Decimal, lt, round } from './decimal.ts';
import { defineError } from './errors.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const MAX_DIGITS = 16;

const tooLarge = defineError(
  'amountHasNoName',
  422,
  'The amount {amount} is too large to be written out.',
);

/** Up to four digits; a gap of zeros is one 零. */
function group(digits: string): string {
  let words = '';
  let gap = false;
  [...digits].forEach((digit, index) => {
    if (digit === '0') {
      gap = true;
      return;
    }
    if (gap && words !== '') words += '零';
    gap = false;
    words += `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - index]}`;
  });
  return words;
}

function whole(digits: string): string {
  let words = '';
  let gap = false;
  for (let end = digits.length, index = 0; end > 0; end -= 4, index += 1) {
    const four = digits.slice(Math.max(0, end - 4), end);
    const part = group(four);
    if (part === '') {
      gap = words !== '';
      continue;
    }
    const joint = words !== '' && (gap || four.endsWith('0') || leads(digits, end)) ? '零' : '';
    words = `${part}${GROUPS[index]}${joint}${words}`;
    gap = false;
  }
  return words;
}

/** Whether the group that begins here begins with a zero. */
const leads = (digits: string, start: number): boolean => digits[start] === '0';

/**
 * An amount of money in Chinese capitals (大写), as bills and invoices carry it: rounded half up to
 * the fen. Throws 'amountHasNoName' beyond sixteen digits before the point.
 */
export function amountInWords(amount: Decimal): string {
  const [yuan = '0', fraction = ''] = round(abs(amount), 2).split('.');
  if (yuan.length > MAX_DIGITS) throw tooLarge({ amount });
  const [jiao = '0', fen = '0'] = fraction.padEnd(2, '0');
  const head = yuan === '0' ? '' : `${whole(yuan)}元`;
  const sign = lt(amount, '0') ? '负' : '';
  if (jiao === '0' && fen === '0') return `${sign}${head === '' ? '零元' : head}整`;
  const tenths = jiao === '0' ? (head === '' ? '' : '零') : `${DIGITS[Number(jiao)]}角`;
  const hundredths = fen === '0' ? '整' : `${DIGITS[Number(fen)]}分`;
  return `${sign}${head}${tenths}${hundredths}`;
}
