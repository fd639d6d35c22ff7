import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { isNumeric } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import type { Row } from '../../lib/row.ts';
import { isEmpty, Parts } from '../fields/parts.tsx';
import { TitleLink } from '../fields/title-text.tsx';
import { valueMeta } from '../fields/value-meta.ts';
import { Cell } from '../list/cell.tsx';
import { explainerIn } from '../why/explainers.ts';
import { Why } from '../why/why.tsx';
import { tableNames, totalsOf } from './shape.ts';

const texts = { other: { en: 'Other', zh: '其他' } } as const satisfies Record<string, Label>;

interface Entry {
  name: string;
  label: Label;
  schema: z.ZodType;
  value: unknown;
}

/** Fields of a document; what is empty takes no room. */
function entriesOf(
  shape: Record<string, z.ZodType>,
  doc: Readonly<Record<string, unknown>>,
): Entry[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const value = doc[name];
    if (isEmpty(value)) return [];
    const inner = unwrap(schema);
    if (inner instanceof z.ZodRecord || inner instanceof z.ZodUnknown) return [];
    return [{ name, schema, value, label: fieldMeta(schema).label ?? { en: name, zh: name } }];
  });
}

export function HeaderFields({ noun, doc }: { noun: AnyNoun; doc: Row }) {
  const say = useSay();
  const without = [
    noun.title,
    ...(noun.title === 'name' ? [] : ['name']),
    'state',
    'archived',
    ...tableNames(noun),
    ...totalsOf(noun),
    ...(noun.page?.hidden ?? []),
    ...relatedLists(noun),
  ];
  const shape = Object.fromEntries(
    Object.entries(noun.fields.shape as Record<string, z.ZodType>).filter(
      ([name]) => !without.includes(name),
    ),
  );
  const entries = entriesOf(shape, doc);
  const sections = (noun.page?.sections ?? []).map(({ label, fields }) => ({
    label,
    entries: entries.filter(({ name }) => fields.includes(name as never)),
  }));
  const placed = new Set(sections.flatMap((section) => section.entries));
  const isDivided = sections.some((section) => section.label && section.entries.length > 0);
  const rest = {
    label: isDivided ? texts.other : undefined,
    entries: entries.filter((one) => !placed.has(one)),
  };
  const filled = [...sections, rest].filter((section) => section.entries.length > 0);
  if (filled.length === 0) return null;
  return (
    <div className="card document-header">
      {filled.map((section) => (
        <section key={section.label?.en ?? ''}>
          {section.label && <h2>{say(section.label)}</h2>}
          <dl className="facts">
            {section.entries.map((entry) => (
              <Fact key={entry.name} noun={noun} doc={doc} entry={entry} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Lists of references stand among the related documents. */
const relatedLists = (noun: AnyNoun): string[] =>
  Object.entries(noun.fields.shape as Record<string, z.ZodType>)
    .filter(([, schema]) => {
      const inner = unwrap(schema);
      return inner instanceof z.ZodArray && fieldMeta(inner.element as z.ZodType).kind === 'ref';
    })
    .map(([name]) => name);

/** What a document comes from, by noun and id. */
const isPointer = (value: unknown): value is { noun: string; id: string } =>
  typeof value === 'object' &&
  value !== null &&
  'noun' in value &&
  'id' in value &&
  nounEntry(String(value.noun)) !== undefined;

function Fact({ noun, doc, entry }: { noun: AnyNoun; doc: Row; entry: Entry }) {
  const say = useSay();
  const { name, label, schema, value } = entry;
  const inner = unwrap(schema);
  const meta = valueMeta(schema);
  const currency = doc['currency'] as string | undefined;
  const explainer =
    isNumeric(meta.kind) || meta.kind === 'date' ? explainerIn(noun, name) : undefined;
  const shown = isPointer(value) ? (
    <TitleLink noun={value.noun} id={value.id} />
  ) : inner instanceof z.ZodObject ? (
    <Parts
      schema={schema}
      value={value as Row}
      show={(part, held, field) => (
        <Cell value={held} meta={fieldMeta(part)} {...{ field, currency }} />
      )}
    />
  ) : meta.kind === 'ref' && meta.ref && nounEntry(meta.ref) && typeof value === 'string' ? (
    <TitleLink noun={meta.ref} id={value} />
  ) : meta.anyRef && typeof value === 'string' ? (
    <TitleLink noun={nounOfId(value) ?? ''} id={value} />
  ) : (
    <Cell {...{ value, meta, currency }} field={name} beside={doc} />
  );
  return (
    <div className="fact" data-wide={meta.kind === 'note' || undefined}>
      <dt>{say(label)}</dt>
      <dd>
        {explainer ? (
          <Why explainer={explainer} doc={doc}>
            {shown}
          </Why>
        ) : (
          shown
        )}
      </dd>
    </div>
  );
}
