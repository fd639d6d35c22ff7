import { commonPasswords, commonWords } from './common-passwords.ts';

export const passwordLength = { min: 12, max: 128 } as const;

export type PasswordProblem = 'passwordTooShort' | 'passwordTooLong' | 'passwordTooCommon';

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'q1w2e3r4t5y6u7i8o9p0',
  'azertyuiopqsdfghjklmwxcvbn',
];
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * The form in which a password is compared and hashed: NFKC, because keyboards differ in how
 * they compose an accent. Nothing is trimmed: a space is a character like any other.
 */
export function preparePassword(raw: string): string {
  return raw.normalize('NFKC');
}

/**
 * What is wrong with a new password, or undefined. Length is counted in characters (code points)
 * and any composition will do (NIST SP 800-63B 3.1.1.2: length and a block list, no composition
 * rules). `email` lets the policy refuse the address itself.
 */
export function passwordProblem(raw: string, email?: string): PasswordProblem | undefined {
  const password = preparePassword(raw);
  const length = [...password].length;
  if (length < passwordLength.min) return 'passwordTooShort';
  if (length > passwordLength.max) return 'passwordTooLong';
  return isCommon(password.toLowerCase(), email) ? 'passwordTooCommon' : undefined;
}

function isCommon(password: string, email: string | undefined): boolean {
  if (commonPasswords.has(password) || isRepetition(password) || isKeyboardRun(password)) {
    return true;
  }
  if (email !== undefined && (password === email || password === email.split('@')[0])) return true;
  return isDecoratedWord(password);
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: a unit of at most six characters, over and over. */
function isRepetition(password: string): boolean {
  for (let unit = 1; unit <= 6; unit++) {
    const head = password.slice(0, unit);
    const times = Math.ceil(password.length / unit);
    if (head.repeat(times).slice(0, password.length) === password) return true;
  }
  return false;
}

/** A walk along one row of keys, the alphabet or the digits, either way, wrapping around. */
function isKeyboardRun(password: string): boolean {
  return rows.some((row) => {
    const endless = row.repeat(Math.ceil(password.length / row.length) + 1);
    const backwards = [...endless].reverse().join('');
    return endless.includes(password) || backwards.includes(password);
  });
}

/**
 * A well-known word, alone or joined with another, dressed with digits and signs: `P@ssw0rd2024!!`.
 */
function isDecoratedWord(password: string): boolean {
  const bare = password.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const dressed = password.replace(/^[\d\W_]+/, '').replace(/[\d\W_]+$/, '');
  return [bare, dressed, password].some((form) => {
    const plain = [...form].map((sign) => leet[sign] ?? sign).join('');
    return isWords(form) || isWords(plain) || isWords(plain.replace(/[^a-z]+/g, ''));
  });
}

/** One common word, two joined, or one repeated. Three different words are left alone. */
function isWords(text: string): boolean {
  if (commonWords.has(text)) return true;
  for (let cut = 3; cut <= text.length - 3; cut++) {
    const [head, tail] = [text.slice(0, cut), text.slice(cut)];
    if (!commonWords.has(head)) continue;
    if (commonWords.has(tail) || head.repeat(Math.ceil(text.length / cut)) === text) return true;
  }
  return false;
}
