import { useMemo, useRef } from 'react';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/titles.ts';
import { TitleLink } from '../fields/title-text.tsx';
import { Cell } from '../list/cell.tsx';
import { type Column, columnOf } from '../list/columns.ts';
import { useWindowed } from '../list/use-windowed.ts';
import { explainerOf } from '../why/explainers.ts';
import { Why } from '../why/why.tsx';
import { lineShape, tableNames } from './shape.ts';

type Line = Readonly<Record<string, unknown>>;

/** The tables of a document: its lines first, then what else it keeps in rows. */
export function LinesTable({ noun, doc }: { noun: AnyNoun; doc: Row }) {
  const lines = noun.page?.lines ?? 'lines';
  const names = tableNames(noun).toSorted((a, b) => Number(b === lines) - Number(a === lines));
  return names.map((name) => {
    const rows = doc[name] as readonly Line[] | undefined;
    if (!rows || rows.length === 0) return null;
    return <OneTable key={name} {...{ noun, doc, rows, name }} isLines={name === lines} />;
  });
}

interface Props {
  noun: AnyNoun;
  doc: Row;
  name: string;
  rows: readonly Line[];
  isLines: boolean;
}

const LINE = 32;

function OneTable({ noun, doc, name, rows, isLines }: Props) {
  const say = useSay();
  const body = useRef<HTMLTableSectionElement>(null);
  const { from, to } = useWindowed(body, rows.length, LINE);
  const columns = useMemo(() => {
    const shape = lineShape(noun, name);
    const wanted = isLines ? noun.page?.lineColumns : undefined;
    return (wanted ?? Object.keys(shape))
      .flatMap((field) => (shape[field] ? (columnOf(field, shape[field]) ?? []) : []))
      .filter(({ field }) => rows.some((row) => row[field] !== undefined));
  }, [noun, name, rows, isLines]);
  const title = fieldMeta(noun.fields.shape[name]).label;
  const currency = doc['currency'] as string | undefined;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <section className="card document-lines">
      {!isLines && <h2>{say(title)}</h2>}
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(title)}>
        <table className="table lines-table" style={{ minWidth: width }}>
          <colgroup>
            {columns.map((column) => (
              <col key={column.field} style={{ width: widthOf(column) }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ field, label, numeric }) => (
                <th key={field} className={numeric ? 'num' : undefined} title={say(label)}>
                  {field === 'lineNo' ? '#' : say(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {from > 0 && <Gap rows={from} />}
            {rows.slice(from, to).map((line, index) => (
              <tr key={from + index}>
                {columns.map((column) => (
                  <td key={column.field} className={column.numeric ? 'num' : undefined}>
                    <LineCell {...{ noun, doc, name, line, column, currency }} />
                  </td>
                ))}
              </tr>
            ))}
            {to < rows.length && <Gap rows={rows.length - to} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const widthOf = ({ field, meta, width }: Column): number | undefined =>
  field === 'lineNo' ? 44 : meta.kind === 'ref' && field === 'itemId' ? undefined : width;

const Gap = ({ rows }: { rows: number }) => (
  <tr aria-hidden="true">
    <td className="table-gap" style={{ height: rows * LINE }} />
  </tr>
);

interface CellProps extends Omit<Props, 'rows' | 'isLines'> {
  line: Line;
  column: Column;
  currency: string | undefined;
}

function LineCell({ noun, doc, name, line, column, currency }: CellProps) {
  const { field, meta } = column;
  const value = line[field];
  if (value === '0' && meta.kind === 'quantity') return <span className="muted">–</span>;
  if (meta.kind === 'ref' && typeof value === 'string') {
    return <TitleLink noun={meta.ref ?? ''} id={value} />;
  }
  const cell = <Cell {...{ value, meta, field, currency }} />;
  const explainer = explainerOf(noun.id, `${name}.${field}`);
  return explainer && value !== undefined ? (
    <Why explainer={explainer} doc={doc} line={line}>
      {cell}
    </Why>
  ) : (
    cell
  );
}
