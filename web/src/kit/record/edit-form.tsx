import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { isProblem, Problem, type ProblemBody } from '../../lib/problem.ts';
import { type Row, titleOf, titleText } from '../../lib/titles.ts';
import { useForm, type Values } from '../form/use-form.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { changesOf, fieldsFrom, pointerInForm } from './changes.ts';
import { Conflict } from './conflict.tsx';
import { FormBody, type UseLines } from './form-body.tsx';
import { FormPage } from './form-page.tsx';
import type { Merged, Spot } from './merge.ts';
import { Taken } from './merge-words.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSend } from './use-send.ts';

const texts = { save: { en: 'Save', zh: '保存' } } as const;

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
  const [taken, setTaken] = useState<readonly Spot[]>([]);
  const form = useForm(operation.input, fieldsFrom(operation, doc));
  const lines = useLines(form.values, base);
  const guard = useLeaveGuard(form.dirty);
  const changes = () => changesOf(operation, base, form.values);
  const refuse = (failure: unknown) => form.refuse(inForm(operation, base, form.values, failure));
  const sending = { ...form, refuse, check: () => (form.check() ? changes() : undefined) };
  const { send, busy, error, setError } = useSend(operation, sending, {
    ifMatch: base['version'] as number | undefined,
  });
  const latest = useRef(form);
  latest.current = form;
  const path = `/${noun.module}/${noun.plural}/${doc.id}`;
  const save = async () => {
    setTaken([]);
    await form.settled();
    if (!latest.current.dirty) return leave();
    if (await send()) await leave();
  };
  const leave = async () => {
    guard.leaveFreely();
    await navigate({ to: path, replace: true });
  };
  const compare = async () => setTheirs((await call(get, { id: doc.id } as never)) as Row);
  const merge = (merged: Merged) => {
    form.reset(merged.values, fieldsFrom(operation, theirs as Row));
    setBase(theirs as Row);
    setTheirs(undefined);
    setTaken(merged.taken);
    setError(undefined);
  };
  usePageKeys({ escape: () => void navigate({ to: path }) });
  const conflict = isProblem(error, 'versionConflict') && base['version'] !== undefined;
  return (
    <FormPage
      title={say(operation.label)}
      crumbs={[
        { to: `/${noun.module}/${noun.plural}`, label: say(pluralOf(noun.label)) },
        { to: path, label: titleText(titleOf(noun.id, doc)) },
      ]}
      act={{ label: say(texts.save), run: save, busy }}
      {...{ form, error, guard }}
      input={operation.input}
      trouble={
        conflict && (
          <Conflict
            {...{ operation, base, theirs }}
            mine={form.values}
            onCompare={compare}
            onMerge={merge}
          />
        )
      }
    >
      {taken.length > 0 && <Taken spots={taken} />}
      <div className="card">
        <FormBody form={form} input={operation.input} noun={noun} without={['id']} lines={lines} />
      </div>
    </FormPage>
  );
}

/** A refusal of the changes, with its errors at the rows of the form in which they were made. */
function inForm(operation: AnyOperation, base: Row, values: Values, failure: unknown): unknown {
  if (!isProblem(failure)) return failure;
  const { message: title, errors, ...rest } = failure;
  const placed = errors.map((one) => ({
    ...one,
    pointer: pointerInForm(operation, base, values, one.pointer),
  }));
  return new Problem({ ...rest, title, errors: placed } as ProblemBody);
}
