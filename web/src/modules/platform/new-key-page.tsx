// By hand: rights are ticked in a table, and the key is shown once, to be copied.
import './platform.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type * as z from 'zod';
import { createApiKey } from '../../../../shared/contracts/platform/operations.ts';
import { Field } from '../../kit/fields/field.tsx';
import { labelOfPath } from '../../kit/form/label-of-path.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { LeaveQuestion } from '../../kit/record/leave-question.tsx';
import { useLeaveGuard } from '../../kit/record/use-leave-guard.ts';
import { useSend } from '../../kit/record/use-send.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { useSay } from '../../lib/language.ts';
import { Copied } from './copied.tsx';
import { ScopeTable } from './scope-table.tsx';

const texts = {
  list: { en: 'API keys', zh: 'API 密钥' },
  cancel: { en: 'Cancel', zh: '取消' },
  make: { en: 'Make the key', zh: '生成密钥' },
  made: { en: 'Copy the key now: it is shown only once.', zh: '请立即复制密钥，此后不再显示。' },
  done: { en: 'Done', zh: '完成' },
  scopes: { en: 'What it may do', zh: '权限' },
} as const;

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const start = useMemo(() => ({ scopes: [] }), []);
  const form = useForm(createApiKey.input, start);
  const [key, setKey] = useState<string>();
  const guard = useLeaveGuard(form.dirty && key === undefined);
  const { send, busy, error } = useSend(createApiKey, form);
  const make = async () => {
    const made = (await send()) as { key: string } | undefined;
    if (made) setKey(made.key);
  };
  const back = () => void navigate({ to: '/platform/api-keys' });
  usePageKeys({ 'ctrl+s': key === undefined && make, 'ctrl+enter': key === undefined && make });
  const shape = createApiKey.input.shape as Record<string, z.ZodType>;
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to="/platform/api-keys">{say(texts.list)}</Link>
      </nav>
      <div className="page-head">
        <h1>{say(createApiKey.label)}</h1>
        <span className="spacer" />
        {key === undefined && (
          <div className="document-actions">
            <Button onClick={back}>{say(texts.cancel)}</Button>
            <Button type="primary" loading={busy} onClick={() => void make()} title="Ctrl+S">
              {say(texts.make)}
            </Button>
          </div>
        )}
      </div>
      {key !== undefined ? (
        <div className="card secret" role="status">
          <p>{say(texts.made)}</p>
          <Copied text={key} />
          <div>
            <Button type="primary" autoFocus onClick={back}>
              {say(texts.done)}
            </Button>
          </div>
        </div>
      ) : (
        <>
          <ProblemBox
            error={error}
            errors={form.errors}
            labelOf={(at) => labelOfPath(createApiKey.input, at)}
          />
          <div className="card">
            <section className="form-section">
              <div className="fields">
                <Field form={form} path="name" schema={shape['name'] as z.ZodType} autoFocus />
                <Field
                  form={form}
                  path="test"
                  schema={shape['test'] as z.ZodType}
                  label={{ en: 'Test key', zh: '测试密钥' }}
                />
              </div>
            </section>
            <section className="form-section" data-path="scopes">
              <h2>{say(texts.scopes)}</h2>
              {form.errors['scopes'] && <p className="field-error">{form.errors['scopes']}</p>}
              <ScopeTable
                chosen={(form.values['scopes'] ?? []) as readonly string[]}
                onChange={(next) => form.set('scopes', next)}
              />
            </section>
          </div>
        </>
      )}
      <LeaveQuestion blocker={guard.blocker} />
    </div>
  );
}
