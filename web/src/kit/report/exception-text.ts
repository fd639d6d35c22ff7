import { language } from '../../lib/language.ts';
import { inChinese } from './exceptions-in-chinese.ts';

/** What a check says, in the reader's language where we know it. */
export const exceptionText = (what: string): string =>
  language() === 'en' ? what : inChinese(what);
