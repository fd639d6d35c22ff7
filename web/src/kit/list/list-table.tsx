import { useNavigate } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { Cell } from './cell.tsx';
import type { Column } from './columns.ts';
import { roomFor, roomForCodes } from './room-for.ts';
import { useWindowed } from './use-windowed.ts';

export const ROW_HEIGHT = 36;

export interface Selection {
  ids: ReadonlySet<string>;
  set: (ids: ReadonlySet<string>) => void;
}

interface Props {
  noun: string;
  columns: readonly Column[];
  rows: readonly Row[];
  label: string;
  sort: string | undefined;
  sortable: (field: string) => boolean;
  onSort: (sort: string) => void;
  selection?: Selection | undefined;
  pathOf: (row: Row) => string | undefined;
  /** Called when the last loaded rows come into sight. */
  onEnd: () => void;
  loading: boolean;
  /** Another question begins at its first row. */
  question?: string;
}

const texts = {
  all: { en: 'Select all', zh: '全选' },
  one: { en: 'Select {what}', zh: '选择 {what}' },
} as const;

/** Rows of one height in a real table; only those in sight exist. */
export function ListTable(props: Props) {
  const { columns, rows, selection, onEnd, loading, label, question } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { from, to } = useWindowed(body, rows.length, ROW_HEIGHT, box);
  const [active, setActive] = useState(-1);
  const atEnd = to >= rows.length - 20;
  useEffect(() => {
    if (atEnd && !loading) onEnd();
  }, [atEnd, loading, onEnd]);
  usePlaceInList(box, question);
  const keys = useRowKeys(props, active, setActive);
  const widths = useWidths(columns, rows);
  const total = widths.reduce((sum, width) => sum + width, selection ? 40 : 0);
  return (
    <div ref={box} className="table-scroll">
      <table className="table" aria-label={label} style={{ minWidth: total }}>
        <colgroup>
          {selection && <col style={{ width: 40 }} />}
          {columns.map(({ field }, index) => (
            <col key={field} style={{ width: widths[index] }} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody ref={body} tabIndex={0} onKeyDown={keys} className="table-body">
          {from > 0 && <Gap rows={from} />}
          {rows.slice(from, to).map((row, index) => (
            <TableRow
              key={row.id}
              {...{ row, columns }}
              noun={props.noun}
              path={props.pathOf(row)}
              active={from + index === active}
              selected={selection?.ids.has(row.id) ?? false}
              selection={selection}
            />
          ))}
          {to < rows.length && <Gap rows={rows.length - to} />}
          {loading && <Bones columns={columns.length + (selection ? 1 : 0)} />}
        </tbody>
      </table>
    </div>
  );
}

/** Numbers and codes of documents stand whole, as headings do; other texts may be shortened. */
const isCode = ({ field, meta }: Column): boolean =>
  meta.kind === 'code' || /(^n|N)umber$/.test(field);

function useWidths(columns: readonly Column[], rows: readonly Row[]): number[] {
  const say = useSay();
  const needed = useMemo(
    () => columns.map((one) => (isCode(one) ? roomForCodes(rows.map((row) => row[one.field])) : 0)),
    [columns, rows],
  );
  return columns.map(({ label, width }, index) =>
    Math.max(width, needed[index] ?? 0, roomFor(say(label))),
  );
}

/** Where each list was left, by its address: whoever comes back finds the row again. */
const left = new Map<string, number>();

function usePlaceInList(box: React.RefObject<HTMLDivElement | null>, question = ''): void {
  const seen = useRef<string>(undefined);
  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    const key = `${window.location.pathname} ${question}`;
    scroller.scrollTop = seen.current === undefined ? (left.get(key) ?? 0) : 0;
    seen.current = question;
    const remember = () => void left.set(key, scroller.scrollTop);
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [box, question]);
}

const Gap = ({ rows }: { rows: number }) => (
  <tr aria-hidden="true">
    <td className="table-gap" style={{ height: rows * ROW_HEIGHT }} />
  </tr>
);

function Bones({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_, cell) => (
        <td key={cell}>
          <span className="bone" />
        </td>
      ))}
    </tr>
  ));
}

function Head({ columns, rows, selection, sort = '', sortable, onSort }: Props) {
  const say = useSay();
  const all = rows.length > 0 && selection !== undefined && selection.ids.size >= rows.length;
  return (
    <thead>
      <tr>
        {selection && (
          <th className="table-check">
            <input
              type="checkbox"
              aria-label={say(texts.all)}
              checked={all}
              onChange={() => selection.set(new Set(all ? [] : rows.map(({ id }) => id)))}
            />
          </th>
        )}
        {columns.map(({ field, label, numeric }) => {
          const order =
            sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined;
          return (
            <th key={field} className={numeric ? 'num' : undefined} aria-sort={order}>
              {sortable(field) ? (
                <button
                  type="button"
                  onClick={() => onSort(order === 'ascending' ? `-${field}` : field)}
                >
                  {say(label)}
                  {order && <span aria-hidden="true">{order === 'ascending' ? ' ↑' : ' ↓'}</span>}
                </button>
              ) : (
                say(label)
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProps {
  row: Row;
  noun: string;
  columns: readonly Column[];
  path: string | undefined;
  active: boolean;
  selected: boolean;
  selection: Selection | undefined;
}

const TableRow = memo(
  function TableRow({ row, noun, columns, path, active, selected, selection }: RowProps) {
    const say = useSay();
    const navigate = useNavigate();
    const currency = row['currency'] as string | undefined;
    // A document may have no number: what stands first then leads to it.
    const linked = columns.find(
      ({ field }) => ![undefined, null, ''].includes(row[field] as never),
    );
    const first = linked?.field ?? '';
    const toggle = () => selection?.set(toggled(selection.ids, row.id));
    return (
      <tr
        data-active={active || undefined}
        data-selected={selected || undefined}
        data-archived={row['archived'] === true || undefined}
        onClick={({ target, ctrlKey, metaKey }) => {
          if (path && !ctrlKey && !metaKey && !(target as Element).closest('a, input, button')) {
            void navigate({ to: path });
          }
        }}
      >
        {selection && (
          <td className="table-check">
            <input
              type="checkbox"
              checked={selected}
              aria-label={say(texts.one, { what: String(row[first] ?? '') })}
              onChange={toggle}
            />
          </td>
        )}
        {columns.map(({ field, meta, numeric }) => {
          const cell = (
            <Cell value={row[field]} beside={row} {...{ meta, field, noun, currency }} />
          );
          return (
            <td key={field} className={numeric ? 'num' : undefined}>
              {field === first && path ? (
                <a href={path} tabIndex={-1} onClick={(event) => follow(event, path, navigate)}>
                  {cell}
                </a>
              ) : (
                cell
              )}
            </td>
          );
        })}
      </tr>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.columns === b.columns &&
    a.active === b.active &&
    a.selected === b.selected &&
    a.selection?.ids === b.selection?.ids,
);

function follow(
  event: React.MouseEvent,
  path: string,
  navigate: ReturnType<typeof useNavigate>,
): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void navigate({ to: path });
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Arrows walk, Enter opens, the space bar selects, Ctrl+A selects all that is loaded. */
function useRowKeys(props: Props, active: number, setActive: (row: number) => void) {
  const navigate = useNavigate();
  const { rows, selection, pathOf } = props;
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.altKey || event.key.toLowerCase() !== 'a' || !selection) return;
      event.preventDefault();
      return selection.set(new Set(rows.map(({ id }) => id)));
    }
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, active + step));
      setActive(next);
      keepInSight(event.currentTarget as HTMLElement, next);
      return;
    }
    const row = rows[active];
    if (!row) return;
    const path = pathOf(row);
    if (event.key === 'Enter' && path) void navigate({ to: path });
    if (event.key === ' ' && selection) {
      event.preventDefault();
      selection.set(toggled(selection.ids, row.id));
    }
  };
}

function keepInSight(body: HTMLElement, row: number): void {
  const box = body.closest('.table-scroll');
  if (!box) return;
  const top = row * ROW_HEIGHT;
  const room = box.clientHeight - 2 * ROW_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top > box.scrollTop + room) box.scrollTop = top - room;
}
