/** +86 138-0000-0001 and 13800000001 are one number: digits only, without China's prefix. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^00/, '');
  return /^86\d{10,11}$/.test(digits) ? digits.slice(2) : digits;
}
