import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { isProblem, Problem, type ProblemBody } from '../../lib/problem.ts';
import type { Row } from '../../lib/row.ts';
import { type Form, useForm, type Values } from '../form/use-form.ts';
import { changesOf, fieldsFrom, pointerInForm } from './changes.ts';
import { Conflict } from './conflict.tsx';
import type { Merged, Spot } from './merge.ts';
import { Taken } from './merge-words.tsx';
import { useSend } from './use-send.ts';

export interface Edit {
  form: Form;
  /** What is being changed, as it was when this began or was last merged. */
  base: Row;
  /** Sends what was changed; answers the document, or undefined if it was refused. */
  save: () => Promise<Row | undefined>;
  busy: boolean;
  error: unknown;
  /** In place of what was refused: somebody else was quicker. */
  trouble: ReactNode;
  /** What of theirs was taken in. */
  word: ReactNode;
}

interface Choices {
  operation: AnyOperation;
  doc: Row;
  /** The version that the change is for; without it the last one to save has it. */
  versioned: boolean;
  /** The document as it is by now. */
  refetch: () => Promise<Row>;
  /** What the form shows of a document, where that is not what it says itself. */
  read?: ReadDoc | undefined;
}

export type ReadDoc = (doc: Row) => Row;

const asItIs: ReadDoc = (doc) => doc;

/** Changes a document field by field, and merges it with what others save meanwhile. */
export function useEdit(choices: Choices): Edit {
  const { operation, doc, versioned, refetch, read = asItIs } = choices;
  const [base, setBase] = useState<Row>(() => read(doc));
  const [theirs, setTheirs] = useState<Row>();
  const [taken, setTaken] = useState<readonly Spot[]>([]);
  const form = useForm(operation.input, fieldsFrom(operation, base));
  const refuse = (failure: unknown) => form.refuse(inForm(operation, base, form.values, failure));
  const check = () => (form.check() ? changesOf(operation, base, form.values) : undefined);
  const version = versioned ? (base['version'] as number | undefined) : undefined;
  const { send, busy, error, setError } = useSend(
    operation,
    { ...form, refuse, check },
    { ifMatch: version },
  );
  const begin = (next: Row, values = fieldsFrom(operation, next)) => {
    form.reset(values, fieldsFrom(operation, next));
    setBase(next);
  };
  const latest = useRef(form);
  latest.current = form;
  // Whoever has changed nothing yet goes on from what others have saved.
  useEffect(() => {
    if (versionOf(doc) > versionOf(base) && !latest.current.dirty) begin(read(doc));
  }, [doc]);
  const merge = (merged: Merged) => {
    begin(theirs as Row, merged.values);
    setTheirs(undefined);
    setTaken(merged.taken);
    setError(undefined);
  };
  const save = async () => {
    setTaken([]);
    await form.settled();
    if (!latest.current.dirty) return base;
    const saved = (await send()) as Row | undefined;
    if (saved) begin(read(saved));
    return saved;
  };
  const conflict = isProblem(error, 'versionConflict') && version !== undefined;
  const trouble = conflict && (
    <Conflict
      {...{ operation, base, theirs }}
      mine={form.values}
      onCompare={async () => setTheirs(read(await refetch()))}
      onMerge={merge}
    />
  );
  const word = taken.length > 0 && <Taken spots={taken} />;
  return { form, base, save, busy, error, trouble, word };
}

/** Settings that nobody has made yet have none. */
const versionOf = (doc: Row): number => Number(doc['version'] ?? 0);

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
