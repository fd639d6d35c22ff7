/** The digits and letters of GB 32100: I, O, S, V and Z are left out. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The check character of a unified social credit code (统一社会信用代码), from its first 17
 * characters: weights 3^i mod 31, check = (31 − Σ mod 31) mod 31 (GB 32100). Undefined for text
 * that is no such code.
 */
export function checkCharacter(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let total = 0;
  let weight = 1;
  for (const character of first17) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) return undefined;
    total += value * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (total % 31)) % 31];
}

export const isSocialCreditCode = (text: string): boolean =>
  text.length === 18 && checkCharacter(text.slice(0, 17)) === text[17];
