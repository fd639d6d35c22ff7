import { type FormEvent, useState } from 'react';
import type { Form } from '../kit/form/use-form.ts';
import { loadSentences } from '../lib/problem-text.ts';

/**
 * Waits for what is still being looked up, checks a form, sends it, and puts what is refused to its
 * fields.
 */
export function useSubmit(form: Form, send: (input: Record<string, unknown>) => Promise<void>) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await form.settled();
    const input = form.check();
    if (!input) return;
    setBusy(true);
    try {
      await send(input);
    } catch (failure) {
      await loadSentences();
      form.refuse(failure);
      setError(failure);
    }
    setBusy(false);
  };
  return { error, busy, submit };
}
