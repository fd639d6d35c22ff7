import { useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { TitleText } from '../fields/title-text.tsx';
import { Cell } from '../list/cell.tsx';

type Doc = Readonly<Record<string, unknown>>;

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

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** The fields that change, before and after; of lines what changes in each. */
export function FieldChanges({ noun, before, after }: Props) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['contracts', noun],
    queryFn: () => loadNoun(noun),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return null;
  const shape = data.noun.document.shape as Record<string, z.ZodType>;
  const changed = Object.keys(after).filter(
    (name) => !quiet.includes(name) && shape[name] && differ(before?.[name], after[name]),
  );
  const currency = after['currency'] as string | undefined;
  return (
    <dl className="effect-changes">
      {changed.slice(0, MOST).map((name) => {
        const schema = shape[name] as z.ZodType;
        const meta = fieldMeta(schema);
        const inner = unwrap(schema);
        if (
          inner instanceof z.ZodArray &&
          unwrap(inner.element as z.ZodType) instanceof z.ZodObject
        ) {
          const element = unwrap(inner.element as z.ZodType) as z.ZodObject;
          return (
            <LineChanges
              key={name}
              shape={element.shape as Record<string, z.ZodType>}
              before={(before?.[name] as Doc[]) ?? []}
              after={(after[name] as Doc[]) ?? []}
              currency={currency}
            />
          );
        }
        if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return null;
        // What joins a list of documents stands as a sentence of its own.
        if (inner instanceof z.ZodArray && fieldMeta(inner.element as z.ZodType).ref) return null;
        return (
          <div key={name}>
            <dt>{say(meta.label) || name}</dt>
            <dd>
              {before && before[name] !== undefined && (
                <>
                  <Cell value={before[name]} {...{ meta, currency }} field="" /> →{' '}
                </>
              )}
              <Cell value={after[name]} {...{ meta, currency }} field="" />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface LineProps {
  shape: Record<string, z.ZodType>;
  before: readonly Doc[];
  after: readonly Doc[];
  currency: string | undefined;
}

const identifying = ['lineNo', 'itemId', 'accountCode', 'description'];

function LineChanges({ shape, before, after, currency }: LineProps) {
  const say = useSay();
  const old = new Map(before.map((line) => [line['lineNo'], line]));
  const changed = after.filter((line) => differ(old.get(line['lineNo']), line));
  return changed.slice(0, 12).map((line, index) => {
    const was = old.get(line['lineNo']);
    const fields = Object.keys(line).filter(
      (name) =>
        !identifying.includes(name) &&
        shape[name] &&
        differ(was?.[name], line[name]) &&
        line[name] !== '0',
    );
    return (
      <div key={index} className="effect-line">
        <dt>
          {typeof line['itemId'] === 'string' ? (
            <TitleText noun="item" id={line['itemId']} withName={false} />
          ) : (
            String(line['accountCode'] ?? line['lineNo'] ?? index + 1)
          )}
        </dt>
        <dd>
          {fields.slice(0, 4).map((name, at) => {
            const meta = fieldMeta(shape[name] as z.ZodType);
            return (
              <span key={name}>
                {at > 0 && ' · '}
                {say(meta.label) || name}{' '}
                <Cell value={line[name]} {...{ meta, currency }} field="" />
              </span>
            );
          })}
        </dd>
      </div>
    );
  });
}
