import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { nounEntry, operationEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { useOperationOfPage } from '../dispatch/use-operation.ts';
import { useForm } from '../form/use-form.ts';
import { EffectSection } from '../preview/effect-section.tsx';
import { useRehearsal } from '../preview/use-rehearsal.ts';
import { AnswerView } from '../question/answer-view.tsx';
import { beginning } from '../record/create-page.tsx';
import { FormBody } from '../record/form-body.tsx';
import { FormPage } from '../record/form-page.tsx';
import { useLeaveGuard } from '../record/use-leave-guard.ts';
import { useSend } from '../record/use-send.ts';

/** A command that belongs to no document yet: its form, what it would do, and what it answers. */
export function Page() {
  const operation = useOperationOfPage();
  return <Command key={operation.id} operation={operation} />;
}

function Command({ operation }: { operation: AnyOperation }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const initial = useMemo(() => beginning(operation.input, search), [operation, search]);
  const form = useForm(operation.input, initial);
  const guard = useLeaveGuard(form.dirty);
  const rehearsal = useRehearsal(operation, form);
  const { send, busy, error } = useSend(operation, form, { rehearsal });
  const [answer, setAnswer] = useState<unknown>();
  // What was answered to other values is not the answer to these.
  useEffect(() => setAnswer(undefined), [form.values]);
  const act = () =>
    send(async (made: { id?: string }) => {
      guard.leaveFreely();
      const noun = nounEntry(operationEntry(operation.id)?.noun ?? '');
      if (noun && made.id?.startsWith(`${noun.prefix}_`)) {
        await navigate({ to: `/${noun.module}/${noun.plural}/${made.id}` });
      } else setAnswer(made);
    });
  return (
    <FormPage
      title={say(operation.label)}
      act={{ label: say(operation.label), run: act, busy }}
      {...{ form, error, guard }}
      input={operation.input}
    >
      <div className="card">
        <FormBody form={form} input={operation.input} noun={operation.noun} />
        {answer === undefined && <EffectSection {...rehearsal} />}
      </div>
      {answer !== undefined && <AnswerView schema={operation.output} value={answer} />}
    </FormPage>
  );
}
