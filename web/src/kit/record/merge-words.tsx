import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { valueMeta } from '../fields/value-meta.ts';
import { Cell } from '../list/cell.tsx';
import { elementOf } from './changes.ts';
import type { Spot } from './merge.ts';

const texts = {
  taken: {
    en: 'Somebody else has saved this meanwhile. Their changes are taken in; yours are not saved yet.',
    zh: '有人刚刚保存了同一记录。对方的改动已并入，您的改动尚未保存。',
  },
  line: { en: 'Line {lineNo}', zh: '第 {lineNo} 行' },
  entry: { en: '{label} {key}', zh: '{label} {key}' },
  within: { en: '{line} · {field}', zh: '{line} · {field}' },
  empty: { en: 'Empty', zh: '空' },
  gone: { en: 'Removed', zh: '已删除' },
} as const;

const MOST = 12;

/** What the other person changed and I did not: a word about it, nothing to decide. */
export function Taken({ spots }: { spots: readonly Spot[] }) {
  const say = useSay();
  return (
    <div className="conflict" role="status">
      <p>{say(texts.taken)}</p>
      <dl className="effect-changes">
        {spots.slice(0, MOST).map((spot) => (
          <div key={spot.path}>
            <dt>
              <SpotName spot={spot} />
            </dt>
            <dd>
              {spot.base !== undefined && spot.theirs !== undefined && (
                <>
                  <SpotValue spot={spot} value={spot.base} /> →{' '}
                </>
              )}
              <SpotValue spot={spot} value={spot.theirs} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Which field of which line. */
export function SpotName({ spot: { labels, line: key } }: { spot: Spot }) {
  const say = useSay();
  const field = labels.map((label) => say(label)).join(' · ');
  if (key === undefined) return field;
  const line =
    key.field === 'lineNo'
      ? say(texts.line, { lineNo: key.value })
      : say(texts.entry, { label: say(key.label), key: key.value });
  return field === '' ? line : say(texts.within, { line, field });
}

/** What one of the two has there, in words. */
export function SpotValue({ spot, value }: { spot: Spot; value: unknown }) {
  const say = useSay();
  const whole = spot.line !== undefined && spot.labels.length === 0;
  if (value === undefined || value === null || value === '') {
    return <span className="muted">{say(whole ? texts.gone : texts.empty)}</span>;
  }
  const element = elementOf(spot.schema) ?? unwrap(spot.schema);
  if (!(element instanceof z.ZodObject)) {
    return <Cell value={value} meta={valueMeta(spot.schema)} field="" />;
  }
  const rows = Array.isArray(value) ? value : [value];
  return rows.map((row, index) => <Parts key={index} shape={element.shape} row={row} />);
}

interface PartsProps {
  shape: Record<string, z.ZodType>;
  row: Record<string, unknown>;
}

/** The fields of a line, one after the other. */
function Parts({ shape, row }: PartsProps) {
  const say = useSay();
  const parts = Object.entries(shape).filter(
    ([name]) => name !== 'lineNo' && row[name] !== undefined,
  );
  return (
    <div>
      {parts.map(([name, schema], at) => {
        const meta = valueMeta(schema);
        return (
          <span key={name}>
            {at > 0 && ' · '}
            {say(meta.label) || name} <Cell value={row[name]} meta={meta} field="" />
          </span>
        );
      })}
    </div>
  );
}
