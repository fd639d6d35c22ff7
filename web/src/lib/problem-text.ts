import type { Sentences } from '../../../shared/contracts/sentences/sentences-type.ts';
import { figureText } from '../../../shared/kernel/thousands.ts';
import type { Words } from './catalogue-types.ts';
import { language, say } from './language.ts';
import { isProblem, type Problem } from './problem.ts';

const unknown = {
  en: 'Something went wrong here. Try again.',
  zh: '出了点问题，请重试。',
} as const;

const request = { en: 'Request {id}', zh: '请求号 {id}' } as const;

let chinese: Chinese | undefined;

interface Chinese {
  sentences: Sentences;
  words: Words;
}

/** The sentences are fetched when Chinese is first needed for them. */
export async function loadSentences(): Promise<void> {
  if (language() === 'en' || chinese) return;
  const [{ sentences }, { words }] = await Promise.all([
    import('../../../shared/contracts/sentences.ts'),
    import('virtual:words'),
  ]);
  chinese = { sentences, words };
}

/** A refusal in the reader's language: by its code where we know the sentence, else as it came. */
export function problemText(error: unknown): string {
  if (!isProblem(error)) return say(unknown);
  return sentence(error.code, error.params, error.message);
}

/** What is wrong with one field, by code; the server's own words where there are no others. */
export function sentence(code: string, params: object, fallback: string): string {
  const known = language() === 'en' ? undefined : chinese?.sentences[code];
  if (known === undefined) return fallback;
  const values = params as Record<string, unknown>;
  const templates = typeof known === 'string' ? [known] : known;
  const fitting = templates.find((text) => placeholders(text).every((name) => name in values));
  if (fitting === undefined) return fallback;
  return fitting.replace(/\{(\w+)\}/g, (_, name: string) => told(name, values[name]));
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

/** Which names a parameter's value may be: the code of a state, of a field, of a noun. */
const kinds: Readonly<Record<string, keyof Words>> = {
  noun: 'nouns',
  state: 'states',
  from: 'states',
  to: 'states',
  needed: 'states',
  allowed: 'states',
  field: 'fields',
  fields: 'fields',
};

function told(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => told(name, one)).join('、');
  const kind = kinds[name];
  return (kind && chinese?.words[kind][String(value)]) ?? figureText(name, value);
}

export const requestText = ({ requestId }: Problem): string =>
  requestId === undefined ? '' : say(request, { id: requestId });
