// By hand: rights are ticked in a table, and the key is shown once, to be copied.
import './platform.css';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type * as z from 'zod';
import { createApiKey } from '../../../../shared/contracts/platform/operations.ts';
import { Field } from '../../kit/fields/field.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { FormPage } from '../../kit/record/form-page.tsx';
import { useLeaveGuard } from '../../kit/record/use-leave-guard.ts';
import { useSend } from '../../kit/record/use-send.ts';
import { useSay } from '../../lib/language.ts';
import { Copied } from './copied.tsx';
import { ScopeTable } from './scope-table.tsx';

const texts = {
  list: { en: 'API keys', zh: 'API 密钥' },
  make: { en: 'Make the key', zh: '生成密钥' },
  made: { en: 'Copy the key now: it is shown only once.', zh: '请立即复制密钥，此后不再显示。' },
  done: { en: 'Done', zh: '完成' },
  scopes: { en: 'What it may do', zh: '权限' },
} as const;

const LIST = '/platform/api-keys';

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const start = useMemo(() => ({ scopes: [] }), []);
  const form = useForm(createApiKey.input, start);
  const [key, setKey] = useState<string>();
  const guard = useLeaveGuard(form.dirty && key === undefined);
  const { send, busy, error } = useSend(createApiKey, form);
  const make = () => send((made: { key: string }) => setKey(made.key));
  const back = () => void navigate({ to: LIST });
  const shape = createApiKey.input.shape as Record<string, z.ZodType>;
  const isMade = key !== undefined;
  return (
    <FormPage
      title={say(createApiKey.label)}
      crumbs={[{ to: LIST, label: say(texts.list) }]}
      act={isMade ? undefined : { label: say(texts.make), run: make, busy }}
      {...{ form, error, guard }}
      input={createApiKey.input}
    >
      {isMade ? (
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
        <div className="card">
          <section className="form-section">
            <div className="fields">
              <Field form={form} path="name" schema={shape['name'] as z.ZodType} autoFocus />
              <Field form={form} path="test" schema={shape['test'] as z.ZodType} />
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
      )}
    </FormPage>
  );
}
