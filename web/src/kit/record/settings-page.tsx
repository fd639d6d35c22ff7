import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { LoadingPage } from '../../app/loading-page.tsx';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import type { Row } from '../../lib/titles.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { HeaderFields } from '../document/header-fields.tsx';
import { ProblemBox } from '../form/problem-box.tsx';
import { useForm } from '../form/use-form.ts';
import { changesOf, fieldsFrom } from './changes.ts';
import { FormBody } from './form-body.tsx';
import { FormPage } from './form-page.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSend } from './use-send.ts';

const texts = {
  save: { en: 'Save', zh: '保存' },
  saved: { en: 'Saved', zh: '已保存' },
} as const;

/** What a company has one of: its settings, to be changed where they stand. */
export function SettingsPage() {
  const say = useSay();
  const contracts = useNounOfPage();
  const { noun, list, change } = contracts;
  const { data, error } = useQuery({
    queryKey: keys.list(noun.id, { limit: 1 }),
    queryFn: async ({ signal }) => {
      const { data: rows } = await call(list, { limit: 1 } as never, { signal });
      return ((rows as Row[])[0] ?? {}) as Row;
    },
  });
  if (error) return <ProblemBox error={error} />;
  if (!data) return <LoadingPage />;
  if (change && mayDo(change.permission)) {
    return <SettingsForm key={`${noun.id} ${data['version']}`} {...{ contracts, doc: data }} />;
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(noun.label)}</h1>
      </div>
      <HeaderFields noun={noun} doc={data} />
    </div>
  );
}

function SettingsForm({ contracts, doc }: { contracts: NounContracts; doc: Row }) {
  const say = useSay();
  const { noun, change } = contracts;
  const operation = change as NonNullable<typeof change>;
  const form = useForm(operation.input, fieldsFrom(operation, doc));
  const guard = useLeaveGuard(form.dirty);
  const changes = { ...form, check: () => form.check() && changesOf(operation, doc, form.values) };
  const version = 'id' in operation.input.shape ? (doc['version'] as number) : undefined;
  const { send, busy, error } = useSend(operation, changes, { ifMatch: version });
  const latest = useRef(form);
  latest.current = form;
  const save = async () => {
    await form.settled();
    if (latest.current.dirty && (await send())) form.reset(latest.current.values);
  };
  const label = say(form.dirty || doc['version'] === undefined ? texts.save : texts.saved);
  return (
    <FormPage
      title={say(noun.label)}
      act={{ label, run: save, busy, disabled: !form.dirty }}
      {...{ form, error, guard }}
      input={operation.input}
    >
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} without={['id']} />
      </div>
    </FormPage>
  );
}
