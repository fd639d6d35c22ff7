import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import './workbench.css';

export interface PickGroup<R> {
  key: string;
  title?: ReactNode;
  rows: readonly R[];
}

interface Props<R> {
  /** What the list is called for those who cannot see it. */
  label: string;
  groups: readonly PickGroup<R>[];
  idOf: (row: R) => string;
  render: (row: R) => ReactNode;
  active: string | undefined;
  onActive: (id: string) => void;
  /** Enter, or a double click. */
  onAccept?: (row: R) => void;
  /** Space: those that are ticked. */
  onTick?: (row: R) => void;
  isTicked?: (row: R) => boolean;
  foot?: ReactNode;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The left side of a workbench: one row is looked at, arrows walk, Enter accepts. */
export function PickList<R>(props: Props<R>) {
  const { label, groups, idOf, active, onActive, onAccept, onTick } = props;
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.findIndex((row) => idOf(row) === active);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const row = rows[at];
    if (step !== undefined) {
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
      if (next !== undefined) onActive(idOf(next));
    } else if (event.key === 'Enter' && row !== undefined && onAccept) onAccept(row);
    else if (event.key === ' ' && row !== undefined && onTick) onTick(row);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="pick-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${prefix}-${at}`}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <Group key={group.key} {...props} group={group} rows={rows} prefix={prefix} />
      ))}
      {props.foot}
    </div>
  );
}

interface GroupProps<R> extends Props<R> {
  group: PickGroup<R>;
  rows: readonly R[];
  prefix: string;
}

function Group<R>({ group, rows, prefix, idOf, active, onActive, ...props }: GroupProps<R>) {
  const title = useId();
  return (
    <div role="group" {...(group.title !== undefined && { 'aria-labelledby': title })}>
      {group.title !== undefined && (
        <div id={title} className="pick-title">
          {group.title}
        </div>
      )}
      {group.rows.map((row) => {
        const id = idOf(row);
        return (
          <div
            key={id}
            id={`${prefix}-${rows.indexOf(row)}`}
            role="option"
            tabIndex={-1}
            aria-selected={id === active}
            aria-checked={props.isTicked?.(row)}
            className="pick-row"
            onMouseDown={() => onActive(id)}
            onDoubleClick={() => props.onAccept?.(row)}
          >
            {props.render(row)}
          </div>
        );
      })}
    </div>
  );
}
