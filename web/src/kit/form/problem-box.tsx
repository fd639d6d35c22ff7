import { useEffect, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { isProblem } from '../../lib/problem.ts';
import { loadSentences, problemText, requestText } from '../../lib/problem-text.ts';
import type { Errors } from './use-form.ts';

const texts = {
  one: { en: 'Please correct one field.', zh: '请更正 1 处。' },
  at: { en: '{field}: {what}', zh: '{field}：{what}' },
  several: { en: 'Please correct {count} {count:field|fields}.', zh: '请更正 {count} 处。' },
} as const;

interface Props {
  error?: unknown;
  errors?: Errors;
  /** What a field at a path is called. */
  labelOf?: (path: string) => string;
}

/** Why something was refused, and the way to each field that has to be corrected. */
export function ProblemBox({ error, errors = {}, labelOf }: Props) {
  const say = useSay();
  useSentences(error);
  const paths = Object.keys(errors);
  if (!error && paths.length === 0) return null;
  const count = say(paths.length === 1 ? texts.one : texts.several, { count: paths.length });
  return (
    <div className="problem" role="alert">
      <p>{error && (paths.length === 0 || !isFieldwise(error)) ? problemText(error) : count}</p>
      {paths.slice(0, 8).map((path) => (
        <button key={path} type="button" onClick={() => focusField(path)}>
          {say(texts.at, { field: labelOf?.(path) ?? path, what: errors[path] ?? '' })}
        </button>
      ))}
      {isProblem(error) && error.status >= 500 && <p className="caption">{requestText(error)}</p>}
    </div>
  );
}

/** Draws again once the sentences are there in which this is said. */
export function useSentences(error: unknown): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (error) void loadSentences().then(() => redraw((count) => count + 1));
  }, [error]);
}

const isFieldwise = (error: unknown): boolean => isProblem(error, 'invalidInput');

/** Brings a field into sight, with the cursor in it. */
export function focusField(path: string): void {
  const holder = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  holder?.scrollIntoView({ block: 'center' });
  holder?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}
