import { useEffect, useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { type DryRun, tryOut } from '../../lib/call.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { previews } from '../actions.ts';
import { type Form, prepared } from '../form/use-form.ts';

export interface Rehearsal {
  /** Whether the command is one that shows what it would do. */
  wanted: boolean;
  /** What would happen, of the last values that were whole. */
  effect: DryRun | undefined;
  /** Why it would be refused. */
  refused: unknown;
  trying: boolean;
  /**
   * Why the form as it stands now would be refused, if so; known when its rehearsal has answered.
   */
  refusal: () => Promise<unknown>;
}

const PAUSE_MS = 400;

/** Tries a command whenever its form is whole, and says what it would do. */
export function useRehearsal(
  operation: AnyOperation,
  form: Pick<Form, 'values'>,
  ifMatch?: number,
): Rehearsal {
  const wanted = previews(operation);
  const [effect, setEffect] = useState<DryRun>();
  const [refused, setRefused] = useState<unknown>();
  const [trying, setTrying] = useState(false);
  const input = wanted ? prepared(operation.input, form.values) : {};
  const text = wanted && operation.input.safeParse(input).success ? JSON.stringify(input) : '';
  const latest = useRef(text);
  latest.current = text;
  const asked = useRef<{ text: string; refusal: Promise<unknown> }>(undefined);

  const attempt = async (tried: string): Promise<unknown> => {
    const tell = (found?: DryRun, why?: unknown) => {
      if (latest.current !== tried) return;
      setEffect(found);
      setRefused(why);
      setTrying(false);
    };
    setTrying(true);
    try {
      const wish = JSON.parse(tried) as never;
      tell(await tryOut(operation, wish, ifMatch === undefined ? {} : { ifMatch }));
      return undefined;
    } catch (failure) {
      await loadSentences();
      // Asked once more, it may be accepted.
      asked.current = undefined;
      tell(undefined, failure);
      return failure;
    }
  };
  const refusal = async (): Promise<unknown> => {
    const now = latest.current;
    if (now === '') return undefined;
    if (asked.current?.text !== now) asked.current = { text: now, refusal: attempt(now) };
    return asked.current.refusal;
  };
  useEffect(() => {
    if (text === '') {
      setEffect(undefined);
      setRefused(undefined);
      setTrying(false);
      return;
    }
    const typing = trying || effect !== undefined || refused !== undefined;
    const timer = setTimeout(() => void refusal(), typing ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return { wanted, effect, refused, trying, refusal };
}
