import { useNavigate } from '@tanstack/react-router';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import type { Row } from '../../lib/row.ts';
import { titleText, useTitleOf } from '../../lib/titles.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { FormBody, type UseLines } from './form-body.tsx';
import { FormPage } from './form-page.tsx';
import { type ReadDoc, useEdit } from './use-edit.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

const texts = { save: { en: 'Save', zh: '保存' } } as const;

interface Props {
  contracts: NounContracts;
  doc: Row;
  useLines?: UseLines | undefined;
  read?: ReadDoc | undefined;
}

const noExtras: UseLines = () => ({});

/** Changes fields of one document. What others save meanwhile is merged with it. */
export function EditForm({ contracts, doc, read, useLines = noExtras }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { noun, get } = contracts;
  const operation = contracts.change as AnyOperation;
  const title = useTitleOf(noun.id, doc);
  const edit = useEdit({
    operation,
    doc,
    read,
    versioned: true,
    refetch: async () => (await call(get, { id: doc.id } as never)) as Row,
  });
  const { form, base, busy, error, trouble } = edit;
  const lines = useLines(form.values, base);
  const guard = useLeaveGuard(form.dirty);
  const path = `/${noun.module}/${noun.plural}/${doc.id}`;
  const save = async () => {
    if (!(await edit.save())) return;
    guard.leaveFreely();
    await navigate({ to: path, replace: true });
  };
  usePageKeys({ escape: () => void navigate({ to: path }) });
  return (
    <FormPage
      title={say(operation.label)}
      crumbs={[
        { to: `/${noun.module}/${noun.plural}`, label: say(pluralOf(noun.label)) },
        { to: path, label: titleText(title) },
      ]}
      act={{ label: say(texts.save), run: save, busy }}
      {...{ form, error, guard, trouble }}
      input={operation.input}
    >
      {edit.word}
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} without={['id']} lines={lines} />
      </div>
    </FormPage>
  );
}
