import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { isProblem } from '../../lib/problem.ts';
import { type Row, titleOf, titleText } from '../../lib/titles.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { useForm, type Values } from '../form/use-form.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { changesOf, fieldsFrom } from './changes.ts';
import { Conflict } from './conflict.tsx';
import { FormBody, type UseLines } from './form-body.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSend } from './use-send.ts';

const texts = { save: { en: 'Save', zh: '保存' }, cancel: { en: 'Cancel', zh: '取消' } } as const;

interface Props {
  contracts: NounContracts;
  doc: Row;
  useLines?: UseLines;
}

const noExtras: UseLines = () => ({});

/** Changes fields of one document. Whoever saved meanwhile is shown, field by field. */
export function EditForm({ contracts, doc, useLines = noExtras }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { noun, get } = contracts;
  const operation = contracts.change as AnyOperation;
  const [base, setBase] = useState<Row>(doc);
  const [theirs, setTheirs] = useState<Row>();
  const form = useForm(operation.input, fieldsFrom(operation, doc));
  const lines = useLines(form.values, doc);
  const guard = useLeaveGuard(form.dirty);
  const changes = () => changesOf(operation, base, form.values);
  const sending = { ...form, check: () => (form.check() ? changes() : undefined) };
  const { send, busy, error } = useSend(operation, sending, base['version'] as number);
  const latest = useRef(form);
  latest.current = form;
  const path = `/${noun.module}/${noun.plural}/${doc.id}`;
  const save = async () => {
    await form.settled();
    if (!latest.current.dirty) return leave();
    if (await send()) await leave();
  };
  const leave = async () => {
    guard.leaveFreely();
    await navigate({ to: path, replace: true });
  };
  const compare = async () => setTheirs((await call(get, { id: doc.id } as never)) as Row);
  const merge = (values: Values) => {
    form.patch(values);
    setBase(theirs as Row);
    setTheirs(undefined);
  };
  usePageKeys({ 'ctrl+s': save, 'ctrl+enter': save, escape: () => void navigate({ to: path }) });
  const conflict = isProblem(error, 'versionConflict') && base['version'] !== undefined;
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to={`/${noun.module}/${noun.plural}`}>{say(pluralOf(noun.label))}</Link>
        <Link to={path}>{titleText(titleOf(noun.id, doc))}</Link>
      </nav>
      <div className="page-head">
        <h1>{say(operation.label)}</h1>
        <span className="spacer" />
        <div className="document-actions">
          <Button onClick={() => void navigate({ to: path })}>{say(texts.cancel)}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()} title="Ctrl+S">
            {say(texts.save)}
          </Button>
        </div>
      </div>
      {conflict ? (
        <Conflict
          {...{ operation, base, theirs }}
          mine={form.values}
          onCompare={compare}
          onMerge={merge}
        />
      ) : (
        <ProblemBox
          error={error}
          errors={form.errors}
          labelOf={(at) => labelOfPath(operation.input, at)}
        />
      )}
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} without={['id']} lines={lines} />
      </div>
      <LeaveQuestion blocker={guard.blocker} />
    </div>
  );
}
