import { useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call, newKey } from '../../lib/call.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import { type Form, focusFirst } from '../form/use-form.ts';

/**
 * Sends a form by an operation, once: a second press while it is under way does nothing, and the
 * same content sent again after a lost answer carries the same key.
 */
export function useSend(operation: AnyOperation, form: Form, ifMatch?: number) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sent = useRef({ text: '', key: '' });
  const send = async (): Promise<unknown> => {
    if (busy) return undefined;
    setError(undefined);
    const input = form.check();
    if (!input) {
      focusFirst();
      return undefined;
    }
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: newKey() };
    setBusy(true);
    try {
      const answer = await call(operation, input as never, {
        key: sent.current.key,
        ...(ifMatch !== undefined && { ifMatch }),
      });
      refreshAll();
      return answer;
    } catch (failure) {
      await loadSentences();
      // A refusal is an answer: what is corrected and sent again is another request.
      sent.current = { text: '', key: '' };
      form.refuse(failure);
      setError(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error, setError };
}
