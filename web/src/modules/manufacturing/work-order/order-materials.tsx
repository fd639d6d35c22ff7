import { useQuery } from '@tanstack/react-query';
import { materialRequirements } from '../../../../../shared/contracts/manufacturing/questions.ts';
import type { PartProps } from '../../../kit/document/document-parts.ts';
import { TitleLink, TitleText } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import './work-order.css';

const texts = {
  title: { en: 'Materials', zh: '用料' },
  item: { en: 'Material', zh: '物料' },
  warehouse: { en: 'From', zh: '仓库' },
  required: { en: 'Required', zh: '应发' },
  issued: { en: 'Issued', zh: '已发' },
  reserved: { en: 'Claimed', zh: '已占' },
  available: { en: 'Available', zh: '可用' },
  short: { en: 'Short', zh: '短缺' },
  backflush: { en: 'backflushed', zh: '倒冲' },
} as const;

const columns = ['required', 'issued', 'reserved', 'available', 'short'] as const;
const about = ['workOrder', 'reservation', 'stockMove'];

/** What the order needs, has taken and claimed, and what it is short of. */
export function OrderMaterials({ doc }: PartProps) {
  const say = useSay();
  const { data, error } = useQuery(ask(materialRequirements, { id: doc.id }, about));
  if (error) return <ProblemBox error={error} />;
  if (!data || data.lines.length === 0) return null;
  return (
    <section className="card document-lines">
      <h2>{say(texts.title)}</h2>
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(texts.title)}>
        <table className="table lines-table free-table">
          <thead>
            <tr>
              <th>{say(texts.item)}</th>
              <th>{say(texts.warehouse)}</th>
              {columns.map((name) => (
                <th key={name} className="num">
                  {say(texts[name])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line) => (
              <tr key={line.lineNo}>
                <td>
                  <TitleLink noun="item" id={line.itemId} />
                  {line.backflush && <span className="caption"> {say(texts.backflush)}</span>}
                </td>
                <td>
                  <TitleText noun="warehouse" id={line.warehouseId} withName={false} />
                </td>
                {columns.map((name) => (
                  <td
                    key={name}
                    className="num"
                    data-bad={(name === 'short' && line.short !== '0') || undefined}
                  >
                    {line[name] === '0' ? '–' : decimalText(line[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
