import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { titleText, useTitle } from '../../lib/titles.ts';
import type { Option } from '../fields/combo.tsx';
import { ComboList } from '../fields/combo-list.tsx';
import { editable } from '../fields/decimal-entry.ts';
import { fits } from '../fields/fits.ts';
import { useOptions } from '../fields/use-options.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Line } from './lines-grid.tsx';
import { cellValue } from './paste.ts';
import type { Grid, Move } from './use-grid.ts';

interface Props {
  column: GridColumn;
  line: Line;
  grid: Grid;
}

/** The active cell while somebody types in it. */
export function CellEditor(props: Props) {
  const { meta } = props.column;
  if (meta.kind === 'ref' && meta.ref) return <RefEditor {...props} />;
  if (meta.choices) return <ChoiceEditor {...props} />;
  return <TextEditor {...props} />;
}

const moveOf = ({ key, shiftKey }: KeyboardEvent): Move | undefined => {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
};

function useFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return input;
}

/** What was typed first begins the text; F2 and double click begin with what is there. */
const beginning = (
  editing: string | undefined,
  value: unknown,
  kind: GridColumn['meta']['kind'],
) => (editing === '' ? editable(value, kind) : (editing ?? ''));

function TextEditor({ column, line, grid }: Props) {
  const { field, meta, numeric } = column;
  const input = useFocus();
  const [typed, setTyped] = useState(() => beginning(grid.editing, line[field], meta.kind));
  const done = useRef(false);
  const value = () =>
    meta.kind === 'rate'
      ? cellValue(typed === '' ? '' : `${typed.replace('%', '')}%`, column)
      : cellValue(typed.trim(), column);
  const end = (move?: Move) => {
    if (done.current) return;
    done.current = true;
    grid.commit(value(), move);
  };
  return (
    <input
      ref={input}
      className={`cell-input${numeric ? ' num' : ''}`}
      inputMode={numeric ? 'decimal' : 'text'}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end()}
      onKeyDown={(event) => {
        const move = moveOf(event);
        if (move) {
          event.preventDefault();
          end(move);
        } else if (event.key === 'Escape') {
          done.current = true;
          event.stopPropagation();
          grid.cancel();
        }
      }}
    />
  );
}

function RefEditor(props: Props) {
  const { column, line, grid } = props;
  const noun = column.meta.ref as string;
  const title = useTitle(noun, line[column.field]);
  const first = grid.editing === '' ? '' : (grid.editing ?? '');
  const [typed, setTyped] = useState(first);
  const { options, loading } = useOptions(noun, typed, true);
  return (
    <ListEditor
      {...{ ...props, typed, setTyped, options, loading }}
      placeholder={title ? titleText(title) : ''}
    />
  );
}

function ChoiceEditor(props: Props) {
  const say = useSay();
  const { column, grid } = props;
  const [typed, setTyped] = useState(grid.editing ?? '');
  const options = Object.entries(column.meta.choices ?? {})
    .map(([value, label]) => ({ value, label: say(label) }))
    .filter(({ label }) => typed === '' || fits(label, typed));
  return <ListEditor {...{ ...props, typed, setTyped, options }} loading={false} placeholder="" />;
}

interface ListProps extends Props {
  typed: string;
  setTyped: (text: string) => void;
  options: readonly Option[];
  loading: boolean;
  placeholder: string;
}

function ListEditor({ column, line, grid, typed, setTyped, options, ...rest }: ListProps) {
  const input = useFocus();
  const box = useRef<HTMLSpanElement>(null);
  const [active, setActive] = useState(0);
  const done = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other options begin at the first
  useEffect(() => setActive(0), [typed, options.length]);
  const value = line[column.field] as string | undefined;
  const end = (option: Option | undefined, move?: Move) => {
    if (done.current) return;
    // While the list is on its way, a quick Enter must not choose nothing.
    if (!option && rest.loading && typed !== '') return;
    done.current = true;
    grid.commit(typed === '' && move !== undefined ? value : (option?.value ?? value), move);
  };
  return (
    <span ref={box} className="cell-list">
      <input
        ref={input}
        className="cell-input"
        role="combobox"
        aria-expanded
        aria-controls={`list-${column.field}`}
        aria-activedescendant={`list-${column.field}-${active}`}
        placeholder={rest.placeholder}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => end(undefined)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          const move = moveOf(event);
          if (step) {
            event.preventDefault();
            setActive((active + step + options.length) % Math.max(1, options.length));
          } else if (move) {
            event.preventDefault();
            const chosen = typed === '' && active === 0 && value ? undefined : options[active];
            if (chosen && typed === '' && active > 0) pick(chosen, move);
            else end(chosen, move === 'down' ? 'right' : move);
          } else if (event.key === 'Escape') {
            done.current = true;
            event.stopPropagation();
            grid.cancel();
          }
        }}
      />
      <ComboList
        id={`list-${column.field}`}
        anchor={box}
        options={options}
        active={active}
        value={value}
        loading={rest.loading}
        onChoose={(option) => pick(option, 'right')}
      />
    </span>
  );
  function pick(option: Option, move: Move) {
    done.current = true;
    grid.commit(option.value, move);
  }
}
