import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';
import type { GridColumn } from './grid-columns.ts';
import type { Line, LinesGridProps } from './lines-grid.tsx';
import { pasted, readTable, resolvePasted, tableText } from './paste.ts';

export interface Place {
  row: number;
  column: number;
}

export interface Grid {
  active: Place | undefined;
  /** What was typed into the active cell so far; undefined while it is only looked at. */
  editing: string | undefined;
  go: (place: Place) => void;
  edit: (text: string) => void;
  /** Ends editing: the value is kept, and the cursor moves. */
  commit: (value: unknown, move?: Move) => void;
  cancel: () => void;
  setCell: (place: Place, value: unknown) => void;
  addRow: () => void;
  onFocus: (event: React.FocusEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
}

export type Move = 'stay' | 'right' | 'left' | 'down' | 'up';

type Options = Omit<LinesGridProps, 'columns'> & {
  columns: readonly GridColumn[];
  table: RefObject<HTMLDivElement | null>;
};

/** The cursor of a sheet, what is typed in it, and what its keys do. */
export function useGrid(options: Options): Grid {
  const latest = useRef(options);
  latest.current = options;
  const [active, setActive] = useState<Place>();
  const [editing, setEditing] = useState<string>();
  const place = useRef<Place>(undefined);
  place.current = active;

  const go = useCallback((next: Place) => {
    setEditing(undefined);
    setActive(next);
    requestAnimationFrame(() => {
      const { table } = latest.current;
      const cell = table.current?.querySelector<HTMLElement>('[data-cell-active]');
      if (cell && !cell.contains(document.activeElement)) cell.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }, []);

  const setCell = useCallback(({ row, column }: Place, value: unknown) => {
    const { rows, columns, onChange, onLine } = latest.current;
    const field = (columns[column] as GridColumn).field;
    const changed = withField(rows[row] ?? {}, field, value);
    const line = onLine ? onLine(changed, field) : changed;
    onChange(rows.length <= row ? [...rows, line] : rows.with(row, line));
  }, []);

  const addRow = useCallback(() => {
    const { rows, onChange } = latest.current;
    onChange([...rows, {}]);
    go({ row: rows.length, column: 0 });
  }, [go]);

  const move = useCallback(
    (from: Place, where: Move) => {
      const { rows, columns, onChange } = latest.current;
      const next = moved(from, where, columns.length);
      if (next.row < 0) return;
      if (next.row >= rows.length) {
        if (where === 'up' || where === 'left') return;
        onChange([...latest.current.rows, {}]);
      }
      go(next);
    },
    [go],
  );

  const commit = useCallback(
    (value: unknown, where: Move = 'stay') => {
      const from = place.current;
      if (!from) return;
      setCell(from, value);
      setEditing(undefined);
      if (where !== 'stay') queueMicrotask(() => move(from, where));
    },
    [setCell, move],
  );

  const keyDown = (event: KeyboardEvent) => {
    const at = place.current;
    if (!at || editing !== undefined || event.defaultPrevented) return;
    const act = keyAction(event, at, { ...latest.current, move, setCell, setEditing });
    if (act) event.preventDefault();
  };
  return {
    active,
    editing,
    go,
    edit: setEditing,
    commit,
    cancel: () => {
      setEditing(undefined);
      if (place.current) go(place.current);
    },
    setCell,
    addRow,
    onFocus: ({ target, currentTarget }) => {
      if (target === currentTarget && !place.current) go({ row: 0, column: 0 });
    },
    onKeyDown: keyDown,
    onPaste: (event) => {
      const at = place.current;
      if (!at || editing !== undefined) return;
      event.preventDefault();
      const cells = readTable(event.clipboardData.getData('text/plain'));
      const { rows, columns, onChange, onLine } = latest.current;
      const result = pasted(rows, cells, at, columns);
      onChange(result.rows);
      void resolvePasted(result, columns).then((found) => {
        const known = onLine ? found.map((line) => onLine(line, '')) : found;
        latest.current.onChange(known);
      });
    },
    onCopy: (event) => {
      const at = place.current;
      if (!at || editing !== undefined) return;
      const { rows, columns } = latest.current;
      event.clipboardData.setData('text/plain', tableText(rows[at.row], columns[at.column]));
      event.preventDefault();
    },
  };
}

export const withField = (line: Line, field: string, value: unknown): Line => {
  const { [field]: _, ...rest } = line;
  return value === undefined || value === '' ? rest : { ...rest, [field]: value };
};

/** Right of the last cell is the first of the next row. */
function moved({ row, column }: Place, where: Move, width: number): Place {
  if (where === 'down') return { row: row + 1, column };
  if (where === 'up') return { row: Math.max(0, row - 1), column };
  const index = row * width + column + (where === 'right' ? 1 : -1);
  return { row: Math.floor(index / width), column: ((index % width) + width) % width };
}

interface KeyTools extends Options {
  move: (from: Place, where: Move) => void;
  setCell: (place: Place, value: unknown) => void;
  setEditing: (text: string | undefined) => void;
}

const arrows: Readonly<Record<string, Move>> = {
  ArrowRight: 'right',
  ArrowLeft: 'left',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Enter: 'down',
};

/** What a key does in a cell that is only looked at; answers whether it did anything. */
function keyAction(event: KeyboardEvent, at: Place, tools: KeyTools): boolean {
  const { rows, columns, onChange, move, setCell, setEditing } = tools;
  const { key, shiftKey } = event;
  const held = event.ctrlKey || event.metaKey;
  const field = (columns[at.column] as GridColumn).field;
  if (key === 'Tab') {
    const last = at.row === rows.length - 1 && at.column === columns.length - 1;
    const first = at.row === 0 && at.column === 0;
    const blank = Object.keys(rows[at.row] ?? {}).length === 0;
    // From an empty last row, or back from the first cell, Tab leaves the sheet.
    if (shiftKey ? first : last && blank) return false;
    move(at, shiftKey ? 'left' : 'right');
    return true;
  }
  if (held && key.toLowerCase() === 'd') {
    const above = rows[at.row - 1];
    if (above) setCell(at, above[field]);
    return true;
  }
  if (held && (key === 'Delete' || key === 'Backspace')) {
    const rest = rows.toSpliced(at.row, 1);
    onChange(rest.length === 0 ? [{}] : rest);
    return true;
  }
  if (held || event.altKey) return false;
  const where = arrows[key];
  if (where) {
    move(at, key === 'Enter' && shiftKey ? 'up' : where);
    return true;
  }
  if (key === 'Delete' || key === 'Backspace') {
    setCell(at, undefined);
    return true;
  }
  if (key === 'F2') {
    setEditing('');
    return true;
  }
  if (key.length === 1) {
    setEditing(key === '/' ? '' : key);
    return true;
  }
  return false;
}
