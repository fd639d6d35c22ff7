import { memo, useEffect, useRef, useState } from 'react';
import { say, useSay } from '../../lib/language.ts';
import { unknownTexts } from '../fields/find-option.ts';
import type { Errors } from '../form/use-form.ts';
import { Cell } from '../list/cell.tsx';
import { roomFor } from '../list/room-for.ts';
import { ActiveCell } from './active-cell.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { ComputedColumn, Line, LinesGridProps } from './grid-props.ts';
import type { Grid } from './use-grid.ts';
import { type Unknowns, unknownKey } from './use-look-up.ts';

export const LINE_HEIGHT = 32;
const MOST_IN_SIGHT = 18;
const OVERSCAN = 6;

type Props = Omit<LinesGridProps, 'columns'> & { columns: readonly GridColumn[]; grid: Grid };

const texts = { lines: { en: 'Lines', zh: '明细' } } as const;

/** The sheet itself: all rows up to a screenful, of longer ones those in sight. */
export function GridBody(props: Props) {
  const say = useSay();
  const { rows, columns, computed = [], grid, errors = {}, path } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to } = useRowsInSight(scroller, rows.length, grid.active?.row);
  const template = templateOf(columns, computed);
  return (
    <div
      ref={scroller}
      className="sheet-rows"
      role="grid"
      aria-label={say(texts.lines)}
      aria-rowcount={rows.length + 1}
      tabIndex={grid.active ? -1 : 0}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget && !grid.active) grid.go({ row: 0, column: 0 });
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) grid.go(undefined);
      }}
      style={{ maxHeight: (MOST_IN_SIGHT + 1) * LINE_HEIGHT + 2 }}
    >
      <Header columns={columns} computed={computed} template={template} />
      <div style={{ height: rows.length * LINE_HEIGHT, position: 'relative' }}>
        {rows.slice(from, to).map((line, offset) => {
          const row = from + offset;
          const own = grid.active?.row === row;
          return (
            <SheetRow
              key={row}
              {...{ line, row, columns, computed, template, path }}
              errors={errorsOf(errors, `${path}.${row}.`, unknownOf(line, grid.unknown, say))}
              grid={own ? grid : undefined}
              go={grid.go}
            />
          );
        })}
      </div>
    </div>
  );
}

const templateOf = (columns: readonly GridColumn[], computed: readonly ComputedColumn[]): string =>
  [
    '40px',
    ...columns.map((column) => {
      const width = roomOf(column);
      const grows = column.meta.kind === 'ref' || column.meta.kind === 'text';
      return grows ? `minmax(${width}px, ${width}fr)` : `${width}px`;
    }),
    ...computed.map((column) => `${roomOf(column)}px`),
  ].join(' ');

/** As wide as its heading in the reader's language at least. */
const roomOf = ({ width, label }: Pick<GridColumn, 'width' | 'label'>): number =>
  Math.max(width, roomFor(say(label)));

const errorsOf = (errors: Errors, prefix: string, unknown: readonly string[]): string =>
  [
    ...Object.entries(errors)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => `${path.slice(prefix.length)}\t${text}`),
    ...unknown,
  ].join('\n');

/** What a line holds that was looked up and not found: field, tab, sentence. */
const unknownOf = (line: Line, unknown: Unknowns, say: ReturnType<typeof useSay>): string[] =>
  unknown.size === 0
    ? []
    : Object.entries(line).flatMap(([field, text]) => {
        const why = unknown.get(unknownKey(field, text));
        return why ? [`${field}\t${say(unknownTexts[why], { text: String(text) })}`] : [];
      });

interface HeaderProps {
  columns: readonly GridColumn[];
  computed: readonly ComputedColumn[];
  template: string;
}

const Header = memo(function Header({ columns, computed, template }: HeaderProps) {
  const say = useSay();
  return (
    <div className="sheet-row sheet-head" role="row" style={{ gridTemplateColumns: template }}>
      <span role="columnheader" className="sheet-number">
        #
      </span>
      {columns.map(({ field, label, numeric, needed }) => (
        <span
          key={field}
          role="columnheader"
          className={numeric ? 'num' : undefined}
          data-needed={needed || undefined}
        >
          {say(label)}
        </span>
      ))}
      {computed.map(({ field, label, numeric }) => (
        <span key={field} role="columnheader" className={numeric ? 'num' : undefined}>
          {say(label)}
        </span>
      ))}
    </div>
  );
});

interface RowProps extends HeaderProps {
  line: Line;
  row: number;
  path: string;
  /** field, tab, sentence; one per line: text, so that a row is drawn only when its own change. */
  errors: string;
  /** The grid, for the row with the cursor. */
  grid: Grid | undefined;
  go: Grid['go'];
}

const SheetRow = memo(
  function SheetRow(props: RowProps) {
    const { line, row, columns, computed, template, errors, grid, go, path } = props;
    const wrong = Object.fromEntries(errors.split('\n').map((one) => one.split('\t')));
    return (
      <div
        className="sheet-row"
        role="row"
        aria-rowindex={row + 2}
        style={{ gridTemplateColumns: template, top: row * LINE_HEIGHT }}
      >
        <span role="rowheader" className="sheet-number">
          {row + 1}
        </span>
        {columns.map((column, index) => {
          const { field, meta, numeric } = column;
          const here = grid?.active?.column === index;
          return (
            <span
              key={field}
              role="gridcell"
              className={`sheet-cell${numeric ? ' num' : ''}`}
              data-cell-active={here || undefined}
              data-path={`${path}.${row}.${field}`}
              aria-invalid={wrong[field] !== undefined || undefined}
              title={wrong[field]}
              onMouseDown={(event) => {
                if (here) return;
                event.preventDefault();
                go({ row, column: index });
              }}
            >
              <Cell value={line[field]} meta={meta} field={field} beside={line} />
              {here && <ActiveCell column={column} line={line} grid={grid as Grid} />}
            </span>
          );
        })}
        {computed.map(({ field, numeric, show }) => (
          <span
            key={field}
            role="gridcell"
            className={`sheet-cell sheet-computed${numeric ? ' num' : ''}`}
          >
            {show(line, row)}
          </span>
        ))}
      </div>
    );
  },
  (a, b) =>
    a.line === b.line &&
    a.row === b.row &&
    a.grid === undefined &&
    b.grid === undefined &&
    a.errors === b.errors &&
    a.columns === b.columns &&
    a.computed === b.computed,
);

function useRowsInSight(
  scroller: React.RefObject<HTMLDivElement | null>,
  count: number,
  active: number | undefined,
) {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let frame = 0;
    const onScroll = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setTop(Math.floor(box.scrollTop / LINE_HEIGHT));
      });
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  useEffect(() => {
    const box = scroller.current;
    if (!box || active === undefined) return;
    const at = active * LINE_HEIGHT;
    if (at < box.scrollTop) box.scrollTop = at;
    const room = box.clientHeight - 2 * LINE_HEIGHT;
    if (at > box.scrollTop + room) box.scrollTop = at - room;
  }, [active, scroller]);
  const from = Math.max(0, top - OVERSCAN);
  return { from, to: Math.min(count, top + MOST_IN_SIGHT + OVERSCAN) };
}
