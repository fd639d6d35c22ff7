import { useQuery } from '@tanstack/react-query';
import { buckets } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { itemPlan } from '../../../../../shared/contracts/planning/plan-queries.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { Segments } from '../../../kit/workbench/segments.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';

const texts = {
  title: { en: 'Item plan', zh: '物料计划表' },
  by: { en: 'By', zh: '周期' },
  from: { en: 'From', zh: '开始' },
  gross: { en: 'Gross', zh: '毛需求' },
  scheduled: { en: 'Scheduled', zh: '预计入库' },
  net: { en: 'Net', zh: '净需求' },
  plannedReceipt: { en: 'Planned receipt', zh: '计划入库' },
  plannedRelease: { en: 'Planned release', zh: '计划下达' },
  balance: { en: 'Balance', zh: '预计结余' },
  stock: { en: 'Stock {stock} · safety stock {safety}', zh: '现存 {stock} · 安全库存 {safety}' },
} as const;

const columns = [
  'gross',
  'scheduled',
  'net',
  'plannedReceipt',
  'plannedRelease',
  'balance',
] as const;

interface Props {
  itemId: string;
  runId: string;
  area: string;
  order: string | undefined;
}

type Bucket = keyof typeof buckets;

/** The classic table of an item, by day, week or month. */
export function ItemPlanPanel({ itemId, runId, area, order }: Props) {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const chosen = search['bucket'];
  const bucket: Bucket = chosen && chosen in buckets ? (chosen as Bucket) : 'week';
  const input = { runId, itemId, area, bucket, ...(order !== undefined && { order }) };
  const { data, error } = useQuery(ask(itemPlan, input, []));
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say(texts.title)}</h2>
        {data && (
          <span className="caption">
            {say(texts.stock, {
              stock: decimalText(data.stock),
              safety: decimalText(data.safetyStock),
            })}
          </span>
        )}
        <span className="spacer" />
        <Segments
          choices={buckets}
          value={bucket}
          onChange={(next) => setSearch({ bucket: next })}
          label={say(texts.by)}
        />
      </div>
      <ProblemBox error={error} />
      {data && (
        <div className="panel-scroll" tabIndex={0} role="region" aria-label={say(texts.title)}>
          <table className="small-table">
            <thead>
              <tr>
                <th>{say(texts.from)}</th>
                {columns.map((name) => (
                  <th key={name} className="num">
                    {say(texts[name])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.from}>
                  <th scope="row">{dateText(row.from)}</th>
                  {columns.map((name) => (
                    <td key={name} className="num" data-bad={isBad(name, row[name]) || undefined}>
                      {row[name] === '0' && name !== 'balance' ? '–' : decimalText(row[name])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const isBad = (name: string, value: string): boolean => name === 'balance' && value.startsWith('-');
