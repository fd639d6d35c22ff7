import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { elementOf } from '../record/changes.ts';
import { LineChanges } from './line-changes.tsx';
import { differ, Value } from './value.tsx';

type Doc = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, z.ZodType>>;

interface Props {
  noun: string;
  before: Doc | null;
  after: Doc;
}

const MOST = 8;
const quiet = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'number',
  'currency',
];

/** The fields that change, before and after; of lines what changes in each. */
export function FieldChanges({ noun, before, after }: Props) {
  const { data } = useQuery({
    queryKey: ['contracts', noun],
    queryFn: () => loadNoun(noun),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return null;
  const shape = data.noun.document.shape as Shape;
  const changed = Object.keys(after).filter(
    (name) => !quiet.includes(name) && shape[name] && differ(before?.[name], after[name]),
  );
  const currency = after['currency'] as string | undefined;
  return (
    <dl className="effect-changes">
      {changed.slice(0, MOST).map((name) => (
        <FieldChange
          key={name}
          schema={shape[name] as z.ZodType}
          before={before?.[name]}
          after={after[name]}
          {...{ name, currency }}
          beside={after}
        />
      ))}
    </dl>
  );
}

interface ChangeProps {
  name: string;
  schema: z.ZodType;
  before: unknown;
  after: unknown;
  currency: string | undefined;
  beside: Doc;
}

function FieldChange({ name, schema, before, after, currency, beside }: ChangeProps) {
  const say = useSay();
  const label = say(fieldMeta(schema).label) || name;
  const inner = unwrap(schema);
  const element = elementOf(schema);
  if (element instanceof z.ZodObject) {
    const lines = { before: (before ?? []) as Doc[], after: (after ?? []) as Doc[] };
    return (
      <LineChanges shape={element.shape as Shape} {...lines} {...{ label, currency, beside }} />
    );
  }
  // What joins a list of documents stands as a sentence of its own, and says what it comes from.
  if ((element && fieldMeta(element).ref) || isPointer(inner)) return null;
  if (inner instanceof z.ZodRecord) {
    return <EntryChanges record={inner} before={before as Doc} after={after as Doc} />;
  }
  return (
    <Change label={label}>
      {before !== undefined && (
        <>
          <Value value={before} {...{ schema, currency, beside }} /> →{' '}
        </>
      )}
      <Value value={after} {...{ schema, currency, beside }} />
    </Change>
  );
}

/** What a document comes from, by noun and id. */
const isPointer = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && 'noun' in schema.shape && 'id' in schema.shape;

interface EntryProps {
  record: z.ZodRecord;
  before: Doc | undefined;
  after: Doc | undefined;
}

/** Of a record with named entries those that change: which account has which purpose. */
function EntryChanges({ record, before = {}, after = {} }: EntryProps) {
  const say = useSay();
  const { choices } = fieldMeta(record.keyType as z.ZodType);
  if (!choices) return null;
  const schema = record.valueType as z.ZodType;
  const changed = Object.keys({ ...before, ...after }).filter((key) =>
    differ(before[key], after[key]),
  );
  return changed.slice(0, MOST).map((key) => (
    <Change key={key} label={say(choices[key]) || key}>
      {before[key] !== undefined && (
        <>
          <Value value={before[key]} schema={schema} /> →{' '}
        </>
      )}
      <Value value={after[key]} schema={schema} />
    </Change>
  ));
}

const Change = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
