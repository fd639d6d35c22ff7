import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Find } from '../fields/find-option.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Line, LinesGridProps } from './grid-props.ts';
import { pasted, readTable, tableText, withField } from './paste.ts';
import { type Unknowns, useLookUp } from './use-look-up.ts';

export interface Place {
  row: number;
  column: number;
}

export type Move = 'stay' | 'right' | 'left' | 'down' | 'up';

export interface Grid {
  active: Place | undefined;
  /** What was typed into the active cell so far; undefined while it is only looked at. */
  editing: string | undefined;
  go: (place: Place | undefined) => void;
  type: (text: string | undefined) => void;
  /** Writes the active cell and moves on, in one step, so that no key falls between. */
  commit: (value: unknown, move: Move) => void;
  /** The same with a text whose document is still to be found: it is put there once it is. */
  leave: (text: string, find: Find, move: Move) => void;
  /** Why the text of a cell stands for nothing. */
  unknown: Unknowns;
  addRow: () => void;
  /** Keys in a cell that is only looked at; answers whether it did anything. */
  key: (event: KeyboardEvent) => boolean;
  paste: (event: ClipboardEvent) => void;
  copy: (event: ClipboardEvent) => void;
}

type Options = Omit<LinesGridProps, 'columns'> & { columns: readonly GridColumn[] };

/** The cursor of a sheet, what is typed in it, and what its keys do. */
export function useGrid(options: Options): Grid {
  const latest = useRef(options);
  latest.current = options;
  const rows = useRef(options.rows);
  rows.current = options.rows;
  const [active, setActive] = useState<Place>();
  const [editing, setEditing] = useState<string>();
  const place = useRef<Place>(undefined);
  place.current = active;

  /** Several writes in one event build on each other, not on what was drawn last. */
  const write = useCallback((next: readonly Line[]) => {
    rows.current = next;
    latest.current.onChange(next);
  }, []);

  const go = useCallback((next: Place | undefined) => {
    place.current = next;
    setEditing(undefined);
    setActive(next);
  }, []);

  const setCell = useCallback(
    ({ row, column }: Place, value: unknown) => {
      const { columns, onLine } = latest.current;
      const field = (columns[column] as GridColumn).field;
      const known = rows.current[row] ?? {};
      if (known[field] === value) return;
      const changed = withField(known, field, value);
      const line = onLine ? onLine(changed, field) : changed;
      write(row < rows.current.length ? rows.current.with(row, line) : [...rows.current, line]);
    },
    [write],
  );

  const { unknown, lookUp, lookUpPasted } = useLookUp(latest, rows, write);

  const move = useCallback(
    (from: Place, where: Move) => {
      if (where === 'stay') return go(from);
      const next = moved(from, where, latest.current.columns.length);
      if (next.row < 0) return go(from);
      if (next.row >= rows.current.length) write([...rows.current, {}]);
      go(next);
    },
    [go, write],
  );

  const addRow = useCallback(() => {
    write([...rows.current, {}]);
    go({ row: rows.current.length - 1, column: 0 });
  }, [go, write]);

  const commit = useCallback(
    (value: unknown, where: Move) => {
      const at = place.current;
      if (!at) return;
      setCell(at, value);
      move(at, where);
    },
    [setCell, move],
  );

  const leave = useCallback(
    (text: string, find: Find, where: Move) => {
      const at = place.current;
      if (!at) return;
      setCell(at, text);
      lookUp((latest.current.columns[at.column] as GridColumn).field, text, find);
      move(at, where);
    },
    [setCell, lookUp, move],
  );

  const key = useCallback(
    (event: KeyboardEvent): boolean => {
      const at = place.current;
      if (!at) return false;
      const { columns } = latest.current;
      return keyAction(event, at, { columns, rows: rows.current, write, move, setCell, go });
    },
    [write, move, setCell, go],
  );

  const paste = useCallback(
    (event: ClipboardEvent) => {
      const at = place.current;
      if (!at) return;
      event.preventDefault();
      const { columns, onLine } = latest.current;
      const cells = readTable(event.clipboardData.getData('text/plain'));
      const result = pasted(rows.current, cells, at, columns);
      const end = at.row + cells.length;
      write(
        onLine
          ? result.rows.map((line, row) => (row >= at.row && row < end ? onLine(line, '') : line))
          : result.rows,
      );
      setEditing(undefined);
      lookUpPasted(result.open);
    },
    [write, lookUpPasted],
  );

  const copy = useCallback((event: ClipboardEvent) => {
    const at = place.current;
    if (!at) return;
    event.clipboardData.setData(
      'text/plain',
      tableText(rows.current[at.row], latest.current.columns[at.column]),
    );
    event.preventDefault();
  }, []);

  return useMemo(
    () => ({
      ...{ active, editing, unknown },
      ...{ go, type: setEditing, commit, leave, addRow, key, paste, copy },
    }),
    [active, editing, unknown, go, commit, leave, addRow, key, paste, copy],
  );
}

/** Right of the last cell is the first of the next row. */
function moved({ row, column }: Place, where: Move, width: number): Place {
  if (where === 'down') return { row: row + 1, column };
  if (where === 'up') return { row: Math.max(0, row - 1), column };
  const index = row * width + column + (where === 'right' ? 1 : -1);
  return { row: Math.floor(index / width), column: ((index % width) + width) % width };
}

interface KeyTools {
  rows: readonly Line[];
  columns: readonly GridColumn[];
  write: (rows: readonly Line[]) => void;
  move: (from: Place, where: Move) => void;
  setCell: (place: Place, value: unknown) => void;
  go: (place: Place) => void;
}

const arrows: Readonly<Record<string, Move>> = {
  ArrowRight: 'right',
  ArrowLeft: 'left',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Enter: 'down',
};

function keyAction(event: KeyboardEvent, at: Place, tools: KeyTools): boolean {
  const { rows, columns, move, setCell } = tools;
  const { key, shiftKey } = event;
  const { field, meta } = columns[at.column] as GridColumn;
  if (key === 'Tab') {
    const last = at.row === rows.length - 1 && at.column === columns.length - 1;
    const first = at.row === 0 && at.column === 0;
    const blank = Object.keys(rows[at.row] ?? {}).length === 0;
    // From an empty last row, or back from the first cell, Tab leaves the sheet.
    if (shiftKey ? first : blank && (last || at.row === rows.length - 1)) return false;
    move(at, shiftKey ? 'left' : 'right');
    return true;
  }
  if (event.ctrlKey || event.metaKey) return heldAction(event, at, tools, field);
  if (event.altKey) return false;
  const where = arrows[key];
  if (where) {
    move(at, key === 'Enter' && shiftKey ? 'up' : where);
    return true;
  }
  if (key === 'Home' || key === 'End') {
    tools.go({ row: at.row, column: key === 'Home' ? 0 : columns.length - 1 });
    return true;
  }
  if (key === 'Delete' || key === 'Backspace') {
    setCell(at, undefined);
    return true;
  }
  if (key === ' ' && meta.kind === 'flag') {
    setCell(at, rows[at.row]?.[field] !== true);
    return true;
  }
  return false;
}

function heldAction(event: KeyboardEvent, at: Place, tools: KeyTools, field: string): boolean {
  const { rows, write, setCell, go } = tools;
  const { key } = event;
  if (key.toLowerCase() === 'd') {
    const above = rows[at.row - 1];
    if (above) setCell(at, above[field]);
    return true;
  }
  if (key === 'Delete' || key === 'Backspace') {
    const rest = rows.toSpliced(at.row, 1);
    write(rest.length === 0 ? [{}] : rest);
    go({ row: Math.min(at.row, Math.max(0, rest.length - 1)), column: at.column });
    return true;
  }
  if (key === 'Home' || key === 'End') {
    go({ row: key === 'Home' ? 0 : rows.length - 1, column: at.column });
    return true;
  }
  return false;
}
