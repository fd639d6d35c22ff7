import type { Label } from '../../../../shared/contracts/fields.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { TitleLink } from '../../kit/fields/title-text.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { useProgress } from './use-progress.ts';

const title = { en: 'Progress by line', zh: '按行进度' } as const;

const columns = {
  ordered: { en: 'Ordered', zh: '订购' },
  reserved: { en: 'Reserved', zh: '已预留' },
  delivered: { en: 'Delivered', zh: '已发货' },
  returned: { en: 'Returned', zh: '已退货' },
  invoiced: { en: 'Invoiced', zh: '已开票' },
  open: { en: 'Open', zh: '未发货' },
  short: { en: 'Short', zh: '缺货' },
} as const satisfies Record<string, Label>;

type Column = keyof typeof columns;
type Line = Readonly<Record<Column, string>>;

/** What of each line is reserved, has left, came back, was invoiced, and is missing. */
export function LineProgress({ doc }: PartProps) {
  const say = useSay();
  const phone = usePhone();
  const { data } = useProgress(doc.id);
  const lines = data?.lines ?? [];
  if (doc['state'] === 'draft' || lines.length === 0) return null;
  const shown = (Object.keys(columns) as Column[]).filter((column) =>
    lines.some((line) => line[column] !== '0'),
  );
  if (phone) {
    return (
      <section className="card document-lines">
        <h2>{say(title)}</h2>
        {lines.map((line) => (
          <div key={line.lineNo} className="line-card">
            <TitleLink noun="item" id={line.itemId} />
            <dl>
              {shown.map((column) => (
                <div key={column}>
                  <dt>{say(columns[column])}</dt>
                  <dd>
                    <Figure {...{ line, column }} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
    );
  }
  return (
    <section className="card document-lines">
      <h2>{say(title)}</h2>
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(title)}>
        <table className="table lines-table" style={{ minWidth: 200 + shown.length * 84 }}>
          <colgroup>
            <col style={{ width: 44 }} />
            <col />
            {shown.map((column) => (
              <col key={column} style={{ width: 84 }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th>#</th>
              <th />
              {shown.map((column) => (
                <th key={column} className="num">
                  {say(columns[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.lineNo}>
                <td>{line.lineNo}</td>
                <td>
                  <TitleLink noun="item" id={line.itemId} />
                </td>
                {shown.map((column) => (
                  <td key={column} className="num">
                    <Figure {...{ line, column }} />
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

function Figure({ line, column }: { line: Line; column: Column }) {
  if (line[column] === '0') return <span className="muted">–</span>;
  const tone = column === 'short' ? 'warn' : undefined;
  return <span data-tone={tone}>{decimalText(line[column])}</span>;
}
