import './report.css';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { usePhone } from '../use-phone.ts';

export interface ReportColumn<R> {
  key: string;
  label: Label;
  show: (row: R) => ReactNode;
  /** Under the column. */
  foot?: ReactNode;
  width?: number;
  numeric?: boolean;
  /** Left out where there is no room for it. */
  wide?: boolean;
  /** Stands in for several where there is no room for them. */
  narrow?: boolean;
}

interface Props<R> {
  label: string;
  columns: readonly ReportColumn<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** Where a row leads: by Enter, by its first cell, by a click. */
  pathOf?: ((row: R) => string | undefined) | undefined;
  /** What the style sheet tells apart: headings, totals. */
  kindOf?: (row: R) => string;
  /** How deep a row lies under the one above it. */
  levelOf?: (row: R) => number;
  /** What the space bar does with a row. */
  onSpace?: (row: R) => void;
  /** Marked by the space bar. */
  isMarked?: (row: R) => boolean;
  loading?: boolean;
  autoFocus?: boolean;
}

/** Figures in rows that lead to what they are made of; walked by arrows. */
export function ReportTable<R>(props: Props<R>) {
  const { label, columns: all, rows, loading = false } = props;
  const say = useSay();
  const phone = usePhone();
  const columns = phone ? all.filter(({ wide }) => !wide) : all.filter(({ narrow }) => !narrow);
  const [active, setActive] = useState(-1);
  const keys = useKeys(props, active, setActive);
  const foot = columns.some((one) => one.foot !== undefined);
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table report-table" aria-label={label}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} className={column.numeric ? 'num' : undefined}>
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="table-body" {...keys} tabIndex={0}>
          {rows.map((row, index) => (
            <ReportRow
              key={props.keyOf(row)}
              {...{ row, columns }}
              path={props.pathOf?.(row)}
              level={props.levelOf?.(row) ?? 0}
              kind={props.kindOf?.(row)}
              active={index === active}
              marked={props.isMarked?.(row) ?? false}
              onPick={props.onSpace && (() => props.onSpace?.(row))}
            />
          ))}
          {loading && <Bones columns={columns.length} />}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={column.numeric ? 'num' : undefined}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

const Bones = ({ columns }: { columns: number }) =>
  Array.from({ length: 6 }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_, cell) => (
        <td key={cell}>
          <span className="bone" />
        </td>
      ))}
    </tr>
  ));

interface RowProps<R> {
  row: R;
  columns: readonly ReportColumn<R>[];
  path: string | undefined;
  level: number;
  kind: string | undefined;
  active: boolean;
  marked: boolean;
  onPick: (() => void) | undefined;
}

function ReportRow<R>({ row, columns, path, level, kind, ...more }: RowProps<R>) {
  const { active, marked, onPick } = more;
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    if (ctrlKey || metaKey || shiftKey) return;
    const inner = (target as Element).closest('a, button, input, label');
    if (inner && !inner.hasAttribute('data-row')) return;
    if (onPick) return onPick();
    if (!path) return;
    event.preventDefault();
    void navigate({ to: path });
  };
  return (
    <tr
      data-kind={kind}
      data-active={active || undefined}
      data-selected={marked || undefined}
      data-leads={path !== undefined || undefined}
      onClick={follow}
    >
      {columns.map(({ key, show, numeric }, index) => (
        <td
          key={key}
          className={numeric ? 'num' : undefined}
          style={index === 0 && level > 0 ? { paddingLeft: 16 + level * 20 } : undefined}
        >
          {index === 0 && path ? (
            <a href={path} tabIndex={-1} data-row="">
              {show(row)}
            </a>
          ) : (
            show(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function useKeys<R>(props: Props<R>, active: number, setActive: (row: number) => void) {
  const navigate = useNavigate();
  const body = useRef<HTMLElement>(null);
  const { rows, pathOf, onSpace } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if ((event.target as Element).closest('input, button')) return;
    body.current = event.currentTarget;
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    const row = rows[active];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, active + step));
      setActive(next);
      body.current.children[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && row) {
      const path = pathOf?.(row);
      if (path) void navigate({ to: path });
    } else if (event.key === ' ' && row && onSpace) {
      event.preventDefault();
      onSpace(row);
    }
  };
  // Whoever comes by Tab stands on the first row, and sees it.
  return { onKeyDown, onFocus: () => active < 0 && setActive(0) };
}
