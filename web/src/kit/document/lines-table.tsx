import { useMemo, useRef } from 'react';
import { fieldMeta, type Label } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useLanguage, useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { TitleLink } from '../fields/title-text.tsx';
import type { ComputedColumn } from '../lines/grid-props.ts';
import { Cell } from '../list/cell.tsx';
import { type Column, columnOf } from '../list/columns.ts';
import { roomFor } from '../list/room-for.ts';
import { useWindowed } from '../list/use-windowed.ts';
import { usePhone } from '../use-phone.ts';
import { explainerIn } from '../why/explainers.ts';
import { Why } from '../why/why.tsx';
import { lineShape, tableNames } from './shape.ts';

type Line = Readonly<Record<string, unknown>>;

interface LinesTableProps {
  noun: AnyNoun;
  doc: Row;
  /** Columns of the lines that the page computes; they stand at the end. */
  computed?: readonly ComputedColumn[];
  /** Tables that stand elsewhere on the page. */
  without?: readonly string[] | undefined;
}

const none: readonly ComputedColumn[] = [];

/** The tables of a document: its lines first, then what else it keeps in rows. */
export function LinesTable({ noun, doc, computed = none, without = [] }: LinesTableProps) {
  const lines = noun.page?.lines ?? 'lines';
  const hidden = [...without, ...((noun.page?.hidden ?? []) as readonly string[])];
  const shown = tableNames(noun).filter((name) => !hidden.includes(name));
  const names = shown.toSorted((a, b) => Number(b === lines) - Number(a === lines));
  return names.map((name) => {
    const rows = doc[name] as readonly Line[] | undefined;
    if (!rows || rows.length === 0) return null;
    const isLines = name === lines;
    return (
      <OneTable
        key={name}
        {...{ noun, doc, rows, name, isLines }}
        computed={isLines ? computed : none}
      />
    );
  });
}

interface Props {
  noun: AnyNoun;
  doc: Row;
  name: string;
  rows: readonly Line[];
  isLines: boolean;
  computed: readonly ComputedColumn[];
}

const LINE = 32;
/** Pixels for what a line is about, where the other columns leave no more. */
const LEAST_ITEM = 160;
/** Pixels beside the timeline, on a small desk and on a wide one: more takes the page's width. */
const BESIDE = 728;
const WIDE = 928;

function OneTable({ noun, doc, name, rows, isLines, computed }: Props) {
  const say = useSay();
  const language = useLanguage();
  const phone = usePhone();
  const body = useRef<HTMLTableSectionElement>(null);
  const { from, to } = useWindowed(body, rows.length, LINE);
  const columns = useMemo(() => {
    const shape = lineShape(noun, name);
    const wanted = isLines ? noun.page?.lineColumns : undefined;
    return (wanted ?? Object.keys(shape))
      .flatMap((field) => (shape[field] ? (columnOf(field, shape[field]) ?? []) : []))
      .filter(({ field, meta }) => rows.some((row) => isWorthAColumn(row[field], meta.kind)));
  }, [noun, name, rows, isLines]);
  const widths = useMemo(
    () =>
      columns.map((column) =>
        widthOf(
          column,
          [column.label, ...choicesIn(rows, column)].map((one) => say(one)),
        ),
      ),
    [columns, rows, language],
  );
  const title = fieldMeta(noun.fields.shape[name]).label;
  const currency = doc['currency'] as string | undefined;
  if (phone) {
    return <LineList {...{ noun, doc, name, rows, columns, computed, currency }} title={title} />;
  }
  const typed = widths.reduce<number>((sum, width) => sum + (width ?? LEAST_ITEM), 0);
  const width = computed.reduce((sum, column) => sum + column.width, typed);
  return (
    <section className="card document-lines">
      {!isLines && <h2>{say(title)}</h2>}
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(title)}>
        <table
          className="table lines-table"
          data-wide={width > WIDE ? 'always' : width > BESIDE ? 'desk' : undefined}
          style={{ minWidth: width }}
        >
          <colgroup>
            {columns.map(({ field }, at) => (
              <col key={field} style={{ width: widths[at] }} />
            ))}
            {computed.map(({ field, width, label }) => (
              <col key={field} style={{ width: Math.max(width, roomFor(say(label))) }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ field, label, numeric }) => (
                <th key={field} className={numeric ? 'num' : undefined} title={say(label)}>
                  {field === 'lineNo' ? '#' : say(label)}
                </th>
              ))}
              {computed.map(({ field, label, numeric }) => (
                <th key={field} className={numeric ? 'num' : undefined} title={say(label)}>
                  {say(label)}
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
                {computed.map(({ field, numeric, show }) => (
                  <td key={field} className={numeric ? 'num' : undefined}>
                    {show(line, from + index)}
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

/** Nothing, or a quantity of none, in every line is a column less. */
const isWorthAColumn = (value: unknown, kind: Column['meta']['kind']): boolean =>
  value !== undefined && !(kind !== 'integer' && value === '0');

/** Narrower than in lists: a document's table stands beside what belongs to it. */
const usual: Readonly<Record<string, number>> = {
  quantity: 76,
  price: 88,
  money: 104,
  rate: 64,
  integer: 56,
  date: 84,
  choice: 80,
  ref: 132,
  text: 128,
};

const isUnit = ({ meta }: Column): boolean => meta.ref === 'unit';

/** What stands in a column of choices. */
const choicesIn = (rows: readonly Line[], { field, meta }: Column): Label[] => {
  const values = new Set(rows.map((row) => String(row[field])));
  return [...values].flatMap((value) => meta.choices?.[value] ?? []);
};

/** Room for what is given, so that neither a heading nor a choice is shortened. */
function widthOf(column: Column, words: readonly string[]): number | undefined {
  const { field, meta, width } = column;
  if (field === 'lineNo') return 40;
  if (isUnit(column)) return 56;
  if (field === 'itemId') return undefined;
  return Math.max(usual[meta.kind ?? 'text'] ?? width, ...words.map(roomFor));
}

interface ListProps extends Omit<Props, 'isLines'> {
  columns: readonly Column[];
  currency: string | undefined;
  title: Label | undefined;
}

/** The same on a phone: what it is, then its figures in small. */
function LineList({ noun, doc, name, rows, columns, computed, currency, title }: ListProps) {
  const say = useSay();
  const first =
    columns.find(({ meta }) => meta.kind === 'ref') ??
    columns.find(({ field }) => field === 'name') ??
    columns[0];
  const rest = columns.filter((column) => column !== first && column.field !== 'lineNo');
  const cell = (line: Line, column: Column) => (
    <LineCell {...{ noun, doc, name, line, column, currency }} />
  );
  return (
    <section className="card document-lines" aria-label={say(title)}>
      {rows.map((line, index) => (
        <div key={index} className="line-card">
          <p>{first && cell(line, first)}</p>
          <dl>
            {rest
              .filter(({ field }) => line[field] !== undefined && line[field] !== '0')
              .map((column) => (
                <div key={column.field}>
                  <dt>{say(column.label)}</dt>
                  <dd>{cell(line, column)}</dd>
                </div>
              ))}
            {computed.map(({ field, label, show }) => (
              <div key={field}>
                <dt>{say(label)}</dt>
                <dd>{show(line, index)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

const Gap = ({ rows }: { rows: number }) => (
  <tr aria-hidden="true">
    <td className="table-gap" style={{ height: rows * LINE }} />
  </tr>
);

interface CellProps extends Omit<Props, 'rows' | 'isLines' | 'computed'> {
  line: Line;
  column: Column;
  currency: string | undefined;
}

function LineCell({ noun, doc, name, line, column, currency }: CellProps) {
  const { field, meta } = column;
  const value = line[field];
  if (value === '0' && meta.kind !== 'integer') return <span className="muted">–</span>;
  if (meta.kind === 'ref' && typeof value === 'string') {
    return <TitleLink noun={meta.ref ?? ''} id={value} withName={!isUnit(column)} />;
  }
  const cell = <Cell {...{ value, meta, field, currency }} beside={doc} />;
  const explainer = explainerIn(noun, `${name}.${field}`);
  return explainer && value !== undefined ? (
    <Why explainer={explainer} doc={doc} line={line}>
      {cell}
    </Why>
  ) : (
    cell
  );
}
