import type * as z from 'zod';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { TitleText } from '../fields/title-text.tsx';
import { differ, Value } from './value.tsx';

type Doc = Readonly<Record<string, unknown>>;

interface Props {
  /** What the lines are called, where they say nothing of themselves. */
  label: string;
  shape: Readonly<Record<string, z.ZodType>>;
  before: readonly Doc[];
  after: readonly Doc[];
  currency: string | undefined;
  /** The document that would have these lines. */
  beside: Doc;
}

const MOST_LINES = 12;
const MOST_FIELDS = 4;
const identifying = ['lineNo', 'itemId', 'accountCode', 'description'];

/** Of each line that changes what becomes of it. */
export function LineChanges({ label, shape, before, after, currency, beside }: Props) {
  const say = useSay();
  const oldOf = (line: Doc, index: number): Doc | undefined =>
    'lineNo' in shape ? before.find((one) => one['lineNo'] === line['lineNo']) : before[index];
  const changed = after.flatMap((line, index) => {
    const was = oldOf(line, index);
    return differ(was, line) ? [{ line, was, index }] : [];
  });
  return changed.slice(0, MOST_LINES).map(({ line, was, index }) => {
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
          <LineName line={line} shape={shape} label={label} />
        </dt>
        <dd>
          {fields.slice(0, MOST_FIELDS).map((name, at) => {
            const schema = shape[name] as z.ZodType;
            return (
              <span key={name}>
                {at > 0 && ' · '}
                {say(fieldMeta(schema).label) || name}{' '}
                <Value value={line[name]} {...{ schema, currency, beside }} />
              </span>
            );
          })}
        </dd>
      </div>
    );
  });
}

function LineName({ line, shape, label }: Pick<Props, 'shape' | 'label'> & { line: Doc }) {
  const { itemId, accountCode, lineNo } = line;
  if (typeof itemId === 'string') return <TitleText noun="item" id={itemId} withName={false} />;
  if (typeof accountCode === 'string' && shape['accountCode']) {
    return <Value value={accountCode} schema={shape['accountCode']} />;
  }
  return lineNo === undefined ? label : `${label} ${lineNo}`;
}
