import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import type { Search } from '../../lib/search-params.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { useForm, type Values } from '../form/use-form.ts';
import { EffectSection } from '../preview/effect-section.tsx';
import { useRehearsal } from '../preview/use-rehearsal.ts';
import { FormBody, type UseLines } from './form-body.tsx';
import { FormPage } from './form-page.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSend } from './use-send.ts';

const texts = { save: { en: 'Save', zh: '保存' } } as const;

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
  const rehearsal = useRehearsal(operation, form);
  const { send, busy, error } = useSend(operation, form, { rehearsal });
  const lines = useLines(form.values);
  const path = `/${noun.module}/${noun.plural}`;
  const save = () =>
    send(({ id }: { id?: string }) => {
      guard.leaveFreely();
      return navigate({ to: id ? `${path}/${id}` : path, replace: true });
    });
  return (
    <FormPage
      title={say(operation.label)}
      crumbs={[{ to: path, label: say(pluralOf(noun.label)) }]}
      act={{ label: say(texts.save), run: save, busy }}
      {...{ form, error, guard }}
      input={operation.input}
    >
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} lines={lines} />
        <EffectSection {...rehearsal} />
      </div>
    </FormPage>
  );
}
