import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { loadOperation, nounEntry, operationEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { useForm } from '../form/use-form.ts';
import { AnswerView } from '../question/answer-view.tsx';
import { beginning } from '../record/create-page.tsx';
import { FormBody } from '../record/form-body.tsx';
import { LeaveQuestion } from '../record/leave-question.tsx';
import { useLeaveGuard } from '../record/use-leave-guard.ts';
import { useSend } from '../record/use-send.ts';
import { usePageKeys } from '../use-page-keys.ts';

/** A command that belongs to no document yet: its form, and what it answers. */
export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const { module, operation: name } = useParams({ strict: false }) as Record<string, string>;
  const search = useSearch({ strict: false }) as Search;
  const id = `${module}.${name}`;
  const { data: operation } = useSuspenseQuery({
    queryKey: ['contract', id],
    queryFn: () => loadOperation(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const initial = useMemo(() => beginning(operation.input, search), [operation, search]);
  const form = useForm(operation.input, initial);
  const guard = useLeaveGuard(form.dirty);
  const { send, busy, error } = useSend(operation, form);
  const [answer, setAnswer] = useState<unknown>();
  const act = async () => {
    const done = (await send()) as { id?: string } | undefined;
    if (done === undefined) return;
    guard.leaveFreely();
    const noun = nounEntry(operationEntry(id)?.noun ?? '');
    if (noun && done.id?.startsWith(`${noun.prefix}_`)) {
      await navigate({ to: `/${noun.module}/${noun.plural}/${done.id}` });
    } else setAnswer(done);
  };
  usePageKeys({ 'ctrl+enter': act, 'ctrl+s': act });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(operation.label)}</h1>
        <span className="spacer" />
        <div className="document-actions">
          <Button type="primary" loading={busy} onClick={() => void act()} title="Ctrl+Enter">
            {say(operation.label)}
          </Button>
        </div>
      </div>
      <ProblemBox
        error={error}
        errors={form.errors}
        labelOf={(at) => labelOfPath(operation.input, at)}
      />
      <div className="card">
        <FormBody form={form} input={operation.input} noun={operation.noun} />
      </div>
      {answer !== undefined && <AnswerView schema={operation.output} value={answer} />}
      <LeaveQuestion blocker={guard.blocker} />
    </div>
  );
}
