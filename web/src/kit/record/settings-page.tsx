import { useQuery } from '@tanstack/react-query';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { HeaderFields } from '../document/header-fields.tsx';
import { ProblemBox } from '../form/problem-box.tsx';
import { FormBody } from './form-body.tsx';
import { FormPage } from './form-page.tsx';
import { useEdit } from './use-edit.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

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
    queryFn: ({ signal }) => theOnly(list, signal),
  });
  if (error) return <ProblemBox error={error} />;
  if (!data) return <LoadingPage />;
  if (change && mayDo(change.permission)) {
    return <SettingsForm key={noun.id} {...{ contracts, doc: data }} />;
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

async function theOnly(list: AnyOperation, signal?: AbortSignal): Promise<Row> {
  const { data } = await call(list, { limit: 1 } as never, signal && { signal });
  return ((data as Row[])[0] ?? {}) as Row;
}

function SettingsForm({ contracts, doc }: { contracts: NounContracts; doc: Row }) {
  const say = useSay();
  const { noun, change, list } = contracts;
  const operation = change as NonNullable<typeof change>;
  const versioned = 'id' in operation.input.shape;
  const edit = useEdit({ operation, doc, versioned, refetch: () => theOnly(list) });
  const { form, base, save, busy, error, trouble } = edit;
  const guard = useLeaveGuard(form.dirty);
  const label = say(form.dirty || base['version'] === undefined ? texts.save : texts.saved);
  return (
    <FormPage
      title={say(noun.label)}
      act={{ label, run: save, busy, disabled: !form.dirty }}
      {...{ form, error, guard, trouble }}
      input={operation.input}
    >
      {edit.word}
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} without={['id']} />
      </div>
    </FormPage>
  );
}
