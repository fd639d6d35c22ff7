const shape = /^[^\s\p{C}@]{1,64}@[^\s\p{C}@]{1,189}$/u;

/**
 * The one spelling under which an e-mail address is known: NFKC, trimmed, lower-case.
 * Answers undefined for what cannot be an address (RFC 5321 sizes: 64 before the @, 254 in all).
 */
export function normaliseEmail(raw: string): string | undefined {
  if (raw.length > 512) return undefined;
  const email = raw.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
  return shape.test(email) && email.length <= 254 ? email : undefined;
}
