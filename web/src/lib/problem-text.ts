import { language, say } from './language.ts';
import { isProblem, type Problem } from './problem.ts';

const unknown = {
  en: 'Something went wrong here. Try again.',
  zh: '出了点问题，请重试。',
} as const;

const request = { en: 'Request {id}', zh: '请求号 {id}' } as const;

type Sentences = Readonly<Record<string, string>>;
let chinese: Sentences | undefined;

/** The sentences are fetched when Chinese is first needed for them. */
export async function loadSentences(): Promise<void> {
  if (language() === 'en' || chinese) return;
  chinese = (await import('../../../shared/contracts/sentences.ts')).sentences;
}

/** A refusal in the reader's language: by its code where we know the sentence, else as it came. */
export function problemText(error: unknown): string {
  if (!isProblem(error)) return say(unknown);
  return sentence(error.code, error.params, error.message);
}

/** What is wrong with one field, by code; the server's own words where there are no others. */
export function sentence(code: string, params: object, fallback: string): string {
  if (language() === 'en') return fallback;
  const template = chinese?.[code];
  if (!template) return fallback;
  const values = params as Record<string, unknown>;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => told(values[name], whole));
}

const told = (value: unknown, whole: string): string =>
  value === undefined ? whole : Array.isArray(value) ? value.join('、') : String(value);

export const requestText = ({ requestId }: Problem): string =>
  requestId === undefined ? '' : say(request, { id: requestId });
