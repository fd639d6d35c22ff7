import { useCallback, useMemo, useRef, useState } from 'react';
import type * as z from 'zod';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import type { FieldError } from '../../../../shared/kernel/errors.ts';
import { useLanguage } from '../../lib/language.ts';
import { isProblem } from '../../lib/problem.ts';
import { sentence } from '../../lib/problem-text.ts';
import { issueText, pathOfIssue } from './issue-text.ts';
import { cleaned, getAt, setAt } from './paths.ts';
import { useWaiting, type Waiting } from './use-waiting.ts';

export type Values = Record<string, unknown>;
/** What is wrong, by the path of the field: lines.0.quantity. */
export type Errors = Readonly<Record<string, string>>;

export interface Form extends Pick<Waiting, 'wait' | 'settled'> {
  values: Values;
  errors: Errors;
  /** Whether anything differs from what the form began with, or was typed and is not found yet. */
  dirty: boolean;
  set: (path: string, value: unknown) => void;
  /** Several at once, as one change. */
  patch: (values: Values) => void;
  /** When a field is left: says what is wrong with it, if anything. */
  left: (path: string) => void;
  /** What a field holds stands for nothing: it is wrong until it is marked as well again. */
  mark: (path: string, sentence: string | undefined) => void;
  /** The input as the contract wants it, or undefined with every error shown. */
  check: () => Values | undefined;
  /** Puts what the server says to the fields it names; answers whether it named any. */
  refuse: (error: unknown) => boolean;
  /** Begins anew from these values; dirty is what differs from them, or from what is named. */
  reset: (values: Values, start?: Values) => void;
}

/** A form that validates with the contract's own schema, at the field and before sending. */
export function useForm(schema: z.ZodObject, initial: Values): Form {
  useLanguage();
  const [values, setValues] = useState<Values>(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [start, setStart] = useState<Values>(initial);
  const latest = useRef(values);
  latest.current = values;
  const startText = useMemo(() => JSON.stringify(cleaned(start)), [start]);
  const changed = useMemo(() => JSON.stringify(cleaned(values)) !== startText, [values, startText]);
  const { count, wait, settled } = useWaiting();
  const marks = useRef<Errors>({});
  const problems = useCallback(
    (): Errors => ({ ...problemsOf(schema, latest.current), ...marks.current }),
    [schema],
  );

  const patch = useCallback((more: Values) => {
    latest.current = { ...latest.current, ...more };
    setValues(latest.current);
    setErrors((known) => ({ ...without(known, Object.keys(more)), ...marks.current }));
  }, []);
  const set = useCallback((path: string, value: unknown) => {
    latest.current = setAt(latest.current, path, value);
    setValues(latest.current);
    setErrors((known) => ({ ...without(known, [path]), ...marks.current }));
  }, []);
  const left = useCallback(
    (path: string) => {
      const found = problems()[path];
      const empty = getAt(latest.current, path) === undefined;
      setErrors((known) => ({
        ...without(known, [path]),
        ...(found && (!empty || marks.current[path]) && { [path]: found }),
      }));
    },
    [problems],
  );
  const mark = useCallback((path: string, sentence: string | undefined) => {
    if (marks.current[path] === sentence) return;
    const { [path]: _, ...rest } = marks.current;
    marks.current = sentence === undefined ? rest : { ...rest, [path]: sentence };
    setErrors((known) => ({ ...without(known, [path]), ...(sentence && { [path]: sentence }) }));
  }, []);
  const check = useCallback(() => {
    const found = problems();
    setErrors(found);
    return Object.keys(found).length === 0 ? prepared(schema, latest.current) : undefined;
  }, [problems, schema]);
  const refuse = useCallback((error: unknown) => {
    const found = isProblem(error) ? pointed(error.errors) : {};
    setErrors({ ...found, ...marks.current });
    return Object.keys(found).length > 0;
  }, []);
  const reset = useCallback((next: Values, begun = next) => {
    latest.current = next;
    setValues(next);
    setStart(begun);
    setErrors({});
  }, []);
  const dirty = changed || count > 0 || Object.keys(marks.current).length > 0;
  return { values, errors, dirty, set, patch, left, wait, settled, mark, check, refuse, reset };
}

function problemsOf(schema: z.ZodObject, values: Values): Errors {
  const parsed = schema.safeParse(prepared(schema, values), { reportInput: true });
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues
      .map((issue) => [pathOfIssue(issue), issueText(issue, schema)] as const)
      .reverse(),
  );
}

/** The input as it is sent: an empty list is left out where there must be something in it. */
export function prepared(schema: z.ZodObject, values: Values): Values {
  const kept = Object.entries(cleaned(values) as Values).filter(([name, value]) => {
    const field = schema.shape[name] as z.ZodType | undefined;
    const empty = Array.isArray(value) && value.length === 0;
    return !(empty && field && isOptional(field) && !field.safeParse([]).success);
  });
  return Object.fromEntries(kept);
}

/** Without these paths and all that lies within them. */
const without = (errors: Errors, paths: readonly string[]): Errors =>
  Object.fromEntries(
    Object.entries(errors).filter(
      ([path]) => !paths.some((one) => path === one || path.startsWith(`${one}.`)),
    ),
  );

const pointed = (errors: readonly FieldError[]): Errors =>
  Object.fromEntries(
    errors
      .filter(({ pointer }) => pointer !== '')
      .map(({ pointer, code, message, params }) => [
        pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~'),
        sentence(code, params ?? {}, message),
      ]),
  );

/** Puts the cursor into the first field with an error, once the errors are drawn. */
export const focusFirst = (): void =>
  void setTimeout(() =>
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus({ preventScroll: false }),
  );
