import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { LineOf } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { ComboList } from '../fields/combo-list.tsx';
import { editable } from '../fields/decimal-entry.ts';
import { type Find, findAmong, fitsOption } from '../fields/find-option.ts';
import { fits, needsPinyin } from '../fields/fits.ts';
import type { Option } from '../fields/option.ts';
import { useLines } from '../fields/use-lines.ts';
import { best, useOptions } from '../fields/use-options.ts';
import { usePinyin } from '../fields/use-pinyin.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Line } from './grid-props.ts';
import { cellValue } from './paste.ts';
import type { Grid, Move } from './use-grid.ts';

interface Props {
  column: GridColumn;
  line: Line;
  grid: Grid;
}

/**
 * The input of the active cell. It is there and has the focus before anything is typed, so that no
 * key is lost between two cells and Chinese can be composed from the first letter.
 */
export function ActiveCell(props: Props) {
  const { meta } = props.column;
  if (meta.kind === 'ref' && meta.ref) return <RefCell {...props} />;
  if (meta.lineOf) return <LineCell {...props} lineOf={meta.lineOf} />;
  if (meta.codeOf) return <CodeCell {...props} noun={meta.codeOf} />;
  if (meta.choices) return <ChoiceCell {...props} />;
  return <TextCell {...props} />;
}

const moveOf = ({ key, shiftKey }: KeyboardEvent): Move | undefined => {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
};

function useFocus() {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  return input;
}

function TextCell({ column, line, grid }: Props) {
  const { field, meta, numeric } = column;
  const { editing } = grid;
  const input = useFocus();
  const value = () => {
    const text = (editing ?? '').trim();
    return cellValue(
      meta.kind === 'rate' && text !== '' ? `${text.replace('%', '')}%` : text,
      column,
    );
  };
  return (
    <CellInput
      {...{ grid, input, numeric }}
      label={field}
      onEdit={() => grid.type(editable(line[field], meta.kind))}
      onLeave={() => grid.commit(value(), 'stay')}
      onKey={(event) => {
        const move = moveOf(event) ?? ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[event.key];
        if (!move) return false;
        grid.commit(value(), move);
        return true;
      }}
    />
  );
}

function RefCell(props: Props) {
  const { column, grid } = props;
  const typed = grid.editing;
  const found = useOptions(column.meta.ref as string, typed ?? '', typed !== undefined);
  return <ListCell {...props} {...found} />;
}

function CodeCell({ noun, ...props }: Props & { noun: string }) {
  const typed = props.grid.editing;
  const found = useOptions(noun, typed ?? '', typed !== undefined, undefined, 'code');
  return <ListCell {...props} {...found} />;
}

function ChoiceCell(props: Props) {
  const say = useSay();
  const { column, grid } = props;
  const typed = grid.editing ?? '';
  const all = Object.entries(column.meta.choices ?? {}).map(([value, label]) => ({
    value,
    label: say(label),
  }));
  const options = all.filter(({ label }) => typed === '' || fits(label, typed));
  const loading = !usePinyin(needsPinyin(typed));
  const find: Find = (text) => findAmong(all, text);
  return <ListCell {...props} {...{ options, loading, find }} />;
}

/** The line of another document, by its number; a number stands for itself. */
function LineCell({ lineOf, grid, ...props }: Props & { lineOf: LineOf }) {
  const typed = grid.editing ?? '';
  const { options, loading } = useLines(lineOf, props.line);
  const commit = (value: unknown, move: Move) =>
    grid.commit(typeof value === 'string' ? cellValue(value, props.column) : value, move);
  return (
    <ListCell
      {...props}
      grid={{ ...grid, commit, leave: (text, _find, move) => commit(text, move) }}
      options={best(
        options.filter((one) => typed === '' || fitsOption(one, typed)),
        typed,
      )}
      loading={loading}
      find={(text) => findAmong(options, text)}
    />
  );
}

interface ListCellProps extends Props {
  options: readonly Option[];
  loading: boolean;
  find: Find;
}

function ListCell({ column, line, grid, options, loading, find }: ListCellProps) {
  const { field } = column;
  const { editing } = grid;
  const input = useFocus();
  const box = useRef<HTMLSpanElement>(null);
  const [active, setActive] = useState(0);
  const [of, setOf] = useState(editing);
  if (of !== editing) {
    setOf(editing);
    setActive(0);
  }
  const value = line[field] as string | undefined;
  const open = editing !== undefined;
  /** Whoever types faster than the list comes gets what the code or name stands for. */
  const leave = (move: Move) => {
    const text = (editing ?? '').trim();
    if (text === '' && active === 0) return grid.commit(value, move);
    const option = loading ? undefined : options[active];
    if (option) grid.commit(option.value, move);
    else if (text === '') grid.commit(value, move);
    else grid.leave(text, find, move);
  };
  return (
    <span ref={box} className="cell-list">
      <CellInput
        {...{ grid, input }}
        label={field}
        numeric={false}
        list={open ? `list-${field}` : undefined}
        activeOption={open && options[active] ? `list-${field}-${active}` : undefined}
        onEdit={() => grid.type('')}
        onLeave={() => leave('stay')}
        onKey={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step) {
            setActive((active + step + options.length) % Math.max(1, options.length));
            return true;
          }
          const move = moveOf(event);
          if (!move) return false;
          // After a choice the next cell to the right is the one that is wanted.
          leave(move === 'down' ? 'right' : move);
          return true;
        }}
      />
      {open && (
        <ComboList
          id={`list-${field}`}
          anchor={box}
          options={options}
          active={active}
          value={value}
          loading={loading}
          onChoose={(option) => grid.commit(option.value, 'right')}
        />
      )}
    </span>
  );
}

interface InputProps {
  grid: Grid;
  input: React.RefObject<HTMLInputElement | null>;
  label: string;
  numeric: boolean;
  list?: string | undefined;
  activeOption?: string | undefined;
  /** F2, or a double click: begins with what is there. */
  onEdit: () => void;
  /** The focus goes elsewhere, or the page is sent, while something was typed. */
  onLeave: () => void;
  /** Keys while something is typed; answers whether it did anything. */
  onKey: (event: KeyboardEvent) => boolean;
}

function CellInput(props: InputProps) {
  const { grid, input, label, numeric, list, activeOption, onEdit, onLeave, onKey } = props;
  const { editing } = grid;
  const open = editing !== undefined;
  return (
    <input
      ref={input}
      className={`cell-input${numeric ? ' num' : ''}`}
      data-idle={open ? undefined : true}
      inputMode={numeric ? 'decimal' : 'text'}
      autoComplete="off"
      aria-label={label}
      {...(list !== undefined && {
        role: 'combobox',
        'aria-expanded': true,
        'aria-controls': list,
        'aria-activedescendant': activeOption,
      })}
      value={editing ?? ''}
      onChange={({ target }) => grid.type(target.value)}
      onDoubleClick={() => !open && onEdit()}
      onBlur={() => {
        if (open) onLeave();
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (!open || /[\t\n]/.test(text.trim())) grid.paste(event);
      }}
      onCopy={(event) => {
        if (!open) grid.copy(event);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          event.preventDefault();
          grid.type(undefined);
          return;
        }
        // The page acts on what the cell holds by then.
        if ((event.ctrlKey || event.metaKey) && /^(s|enter)$/i.test(event.key)) {
          if (open) onLeave();
          return;
        }
        const opens = event.key === 'F2' || (event.key === '/' && !open);
        if (opens) onEdit();
        if (opens || (open ? onKey(event) : grid.key(event))) event.preventDefault();
      }}
    />
  );
}
