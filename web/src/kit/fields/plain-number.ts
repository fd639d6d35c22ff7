/** What people type as a number: thousands, full-width digits and points, a true minus, blanks. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace('。', '.')
    .replace(/[\s,，¥$€]/g, '')
    .replace('−', '-')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');
}

/**
 * A count as a keypad types it: digits and one point, which may come as a comma. Undefined for
 * anything else.
 */
export function typedCount(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[,。]/, '.');
  return /^\d*\.?\d*$/.test(plain) ? plain : undefined;
}
