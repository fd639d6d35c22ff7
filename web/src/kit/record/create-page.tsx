import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import type { Search } from '../../lib/search-params.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { useForm, type Values } from '../form/use-form.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { FormBody, type UseLines } from './form-body.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSend } from './use-send.ts';

const texts = { save: { en: 'Save', zh: '保存' }, cancel: { en: 'Cancel', zh: '取消' } } as const;

/** What a new one begins with: today, one empty line, and what the address gives. */
export function beginning(
  input: AnyOperation['input'],
  search: Search,
  begin: Values = {},
): Values {
  const fields = Object.keys(input.shape);
  const given = Object.fromEntries(
    Object.entries(search).filter(([name]) => fields.includes(name)),
  );
  const usual = Object.entries(begin).filter(([name]) => fields.includes(name));
  return {
    ...Object.fromEntries(usual),
    ...(fields.includes('date') && { date: today() }),
    ...(fields.includes('lines') && { lines: [{}] }),
    ...given,
  };
}

const noExtras: UseLines = () => ({});

/** The form for a new document, made from the input of the operation that creates it. */
export function CreatePage({ useLines = noExtras }: { useLines?: UseLines }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const { noun, create } = useNounOfPage();
  const operation = create as AnyOperation;
  const initial = useMemo(
    () => beginning(operation.input, search, noun.page?.begin),
    [operation, search, noun],
  );
  const form = useForm(operation.input, initial);
  const guard = useLeaveGuard(form.dirty);
  const { send, busy, error } = useSend(operation, form);
  const lines = useLines(form.values);
  const path = `/${noun.module}/${noun.plural}`;
  const save = async () => {
    const made = await send();
    if (!made) return;
    guard.leaveFreely();
    const { id } = made as { id?: string };
    await navigate({ to: id ? `${path}/${id}` : path, replace: true });
  };
  usePageKeys({ 'ctrl+s': save, 'ctrl+enter': save });
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to={path}>{say(pluralOf(noun.label))}</Link>
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
      <ProblemBox
        error={error}
        errors={form.errors}
        labelOf={(at) => labelOfPath(operation.input, at)}
      />
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} lines={lines} />
      </div>
      <LeaveQuestion blocker={guard.blocker} />
    </div>
  );
}
