import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type * as z from 'zod';
import { promiseCauses } from '../../../../shared/contracts/planning/order-promise.ts';
import { promiseOrder } from '../../../../shared/contracts/planning/promise-operations.ts';
import { gt } from '../../../../shared/kernel/decimal.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import type { ComputedColumn } from '../../kit/lines/grid-props.ts';
import { explainerOf } from '../../kit/why/explainers.ts';
import { Why } from '../../kit/why/why.tsx';
import { dateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'Promise', zh: '交期承诺' },
  full: { en: 'All of it can ship on', zh: '全部可发货日期' },
  wanted: { en: 'Requested date', zh: '要求交期' },
  waits: { en: 'Waits for', zh: '制约因素' },
  unknown: { en: 'Nobody can say yet', zh: '暂无法承诺' },
  late: { en: '{days} {days:day|days} late', zh: '延期 {days} 天' },
  column: { en: 'Can leave', zh: '可发货' },
} as const;

type Promised = z.infer<(typeof promiseOrder)['output']>;

const living = ['draft', 'onHold', 'confirmed', 'partlyDelivered'];

/** When the order can leave as things stand; nothing once it has left. */
function usePromise(doc: Row): Promised | undefined {
  const wanted = mayDo(promiseOrder.permission) && living.includes(String(doc['state']));
  const of = ['salesOrder', 'stockBalance', 'reservation', 'purchaseOrder', 'workOrder'];
  const { data } = useQuery({ ...ask(promiseOrder, { id: doc.id }, of), enabled: wanted });
  return wanted ? data : undefined;
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The promise of the whole, and the line that it waits for. */
export function OrderPromise({ doc }: PartProps) {
  const say = useSay();
  const promised = usePromise(doc);
  if (!promised) return null;
  const { fullDate, lines } = promised;
  const wanted = doc['requestedDate'] as string | undefined;
  const late = fullDate && wanted && fullDate > wanted ? daysBetween(wanted, fullDate) : 0;
  const last = lines.toSorted((a, b) =>
    (b.promisedOn ?? '9999').localeCompare(a.promisedOn ?? '9999'),
  )[0];
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <dl className="side-facts">
        <div>
          <dt>{say(texts.full)}</dt>
          <dd className="side-number" data-tone={fullDate ? undefined : 'warn'}>
            {fullDate ? dateText(fullDate) : say(texts.unknown)}
          </dd>
        </div>
        {wanted && (
          <div>
            <dt>{say(texts.wanted)}</dt>
            <dd>
              {dateText(wanted)}
              {late > 0 && <span data-tone="warn"> · {say(texts.late, { days: late })}</span>}
            </dd>
          </div>
        )}
        {last && last.cause !== 'stock' && last.cause !== 'unknown' && (
          <div>
            <dt>{say(texts.waits)}</dt>
            <dd>
              {say(promiseCauses[last.cause])} <Source source={last.source} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Source({ source }: { source: Promised['lines'][number]['source'] }) {
  if (!source) return null;
  const path = pathTo(source.noun, source.id);
  return path ? <Link to={path}>{source.number}</Link> : source.number;
}

/** The day on which each line can leave, open to its derivation. */
export function usePromiseColumns(doc: Row): readonly ComputedColumn[] {
  const say = useSay();
  const promised = usePromise(doc);
  return useMemo(() => {
    if (!promised) return [];
    const byLine = new Map(promised.lines.map((line) => [line.lineNo, line]));
    const explainer = explainerOf('salesOrder', 'lines.promisedDate');
    const show: ComputedColumn['show'] = (line) => {
      const found = byLine.get(line['lineNo'] as number);
      if (!found || !gt(found.open, '0')) return <span className="muted">–</span>;
      const text = found.promisedOn ? dateText(found.promisedOn) : say(promiseCauses[found.cause]);
      const tone = found.promisedOn ? undefined : 'warn';
      const shown = <span data-tone={tone}>{text}</span>;
      return explainer ? (
        <Why explainer={explainer} doc={doc} line={{ ...line, quantity: found.open }}>
          {shown}
        </Why>
      ) : (
        shown
      );
    };
    return [{ field: 'promise', label: texts.column, width: 96, numeric: true, show }];
  }, [promised, doc, say]);
}
