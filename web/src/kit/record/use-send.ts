import { useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call, newKey } from '../../lib/call.ts';
import { isProblem } from '../../lib/problem.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import { type Form, focusFirst, type Values } from '../form/use-form.ts';
import type { Rehearsal } from '../preview/use-rehearsal.ts';

interface Choices {
  ifMatch?: number | undefined;
  /** What is shown of it before: it is waited for, and what it refuses is not sent. */
  rehearsal?: Pick<Rehearsal, 'refusal'>;
}

/** What is sent: a form, or what a page asks for in its own way. */
export type Sendable = Pick<Form, 'settled' | 'check' | 'refuse'>;

/** Numbers that a page asks for without a form; undefined while there is nothing to send. */
export const plainly = (input: Values | undefined): Sendable => ({
  settled: async () => undefined,
  check: () => input,
  refuse: () => false,
});

const nothing = { text: '', key: '' };

/** Whether nobody knows what became of a request: it may have been carried out all the same. */
const isLost = (failure: unknown): boolean => !isProblem(failure) || failure.status >= 500;

/**
 * Sends a form by an operation, once: another press does nothing until it is answered and what
 * follows is done, and the same content sent again after a lost answer carries the same key. What
 * was typed ahead and is still being looked up is waited for.
 */
export function useSend(operation: AnyOperation, form: Sendable, choices: Choices = {}) {
  const { ifMatch, rehearsal } = choices;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sent = useRef(nothing);
  const under = useRef(false);
  const latest = useRef(form);
  latest.current = form;
  /** Answers what the operation did; `then` is what follows from it, such as another page. */
  const send = async (then?: (answer: never) => unknown): Promise<unknown> => {
    if (under.current) return undefined;
    under.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await form.settled();
      const input = latest.current.check();
      const refusal = input && (await rehearsal?.refusal());
      if (refusal !== undefined) refuse(refusal);
      else if (input) {
        const answer = await sendOnce(input);
        if (answer !== undefined) await then?.(answer as never);
        return answer;
      }
      focusFirst();
      return undefined;
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  const refuse = (failure: unknown) => {
    latest.current.refuse(failure);
    setError(failure);
  };
  const sendOnce = async (input: Values): Promise<unknown> => {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: newKey() };
    try {
      const answer = await call(operation, input as never, {
        key: sent.current.key,
        ...(ifMatch !== undefined && { ifMatch }),
      });
      // The same once more is another request, as after a refusal.
      sent.current = nothing;
      refreshAll();
      return answer;
    } catch (failure) {
      await loadSentences();
      if (!isLost(failure)) sent.current = nothing;
      refuse(failure);
      return undefined;
    }
  };
  return { send, busy, error, setError };
}
