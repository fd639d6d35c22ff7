import type { FieldMeta } from '../../../../shared/contracts/fields.ts';
import { sourceNames } from '../../../../shared/contracts/finance/source-names.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { valueText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { Actor, isActor } from '../document/actor.tsx';
import { EntryText } from '../fields/entry-text.tsx';
import { fileTypeText } from '../fields/file-type-text.ts';
import { LineText } from '../fields/line-text.tsx';
import { permissionText } from '../fields/permission-text.ts';
import { TitleText } from '../fields/title-text.tsx';
import { StateTag } from '../state-tag.tsx';

/** A code that was typed or pasted stands as it is until its document is found. */
const isId = (text: string): boolean => /^[a-z]+_[0-9a-z]{26}$/.test(text);

interface Props {
  value: unknown;
  meta: FieldMeta;
  field: string;
  noun?: string;
  currency?: string | undefined;
  /** What the value stands in. */
  beside?: Readonly<Record<string, unknown>> | undefined;
}

/** One value of a document, as a list or a header shows it. */
export function Cell({ value, meta, field, noun, currency, beside }: Props) {
  const say = useSay();
  if (value === undefined || value === null || value === '') return null;
  if (field === 'state' && meta.choices) {
    return <StateTag state={String(value)} label={say(meta.choices[String(value)])} noun={noun} />;
  }
  if (meta.kind === 'ref' && meta.ref && nounEntry(meta.ref)) {
    const ids = Array.isArray(value) ? (value as string[]) : [String(value)];
    return (
      <>
        {ids.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            {isId(id) ? <TitleText noun={meta.ref as string} id={id} /> : id}
          </span>
        ))}
      </>
    );
  }
  if (meta.lineOf) return <LineText lineOf={meta.lineOf} lineNo={value} beside={beside} />;
  if (meta.entryOf)
    return <EntryText entryOf={meta.entryOf} code={String(value)} beside={beside} />;
  if (meta.nounName) {
    const noun = String(value);
    return <>{say(nounEntry(noun)?.label ?? sourceNames[noun]) || noun}</>;
  }
  if (meta.fileType) return <>{fileTypeText(value)}</>;
  if (meta.permissionName) return <>{permissionText(value)}</>;
  if (isActor(value)) return <Actor name={value} />;
  // Who did something is a member or a key: the field says no noun, its value does.
  const named = typeof value === 'string' && !meta.choices ? nounOfId(value) : undefined;
  if (named) return <TitleText noun={named} id={value} />;
  return <>{valueText(value, meta, currency)}</>;
}
