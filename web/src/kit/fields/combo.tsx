import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { ComboList } from './combo-list.tsx';
import type { Option } from './option.ts';

interface Props {
  id?: string;
  value: string | undefined;
  /** What the value is called, while nobody types. */
  shown: string;
  /** The options for what was typed; '' asks for the first ones. */
  options: readonly Option[];
  loading?: boolean;
  onSearch: (typed: string) => void;
  onChange: (value: string | undefined, option?: Option) => void;
  onLeft?: (() => void) | undefined;
  required?: boolean;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  className?: string;
  label?: string;
  /** A last entry that opens a form for what is not there yet. */
  onNew?: ((typed: string) => void) | undefined;
}

const texts = { clear: { en: 'Clear', zh: '清除' } } as const;

/** A field that is typed into and chooses from a list: codes, names and pinyin initials. */
export function Combo(props: Props) {
  const say = useSay();
  const { value, shown, options, onSearch, onChange, onLeft } = props;
  const list = useId();
  const box = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  // Whoever types faster than the list comes has chosen all the same.
  const waiting = useRef(false);
  useEffect(() => setActive(0), [options.length, typed]);

  const search = (text: string) => {
    setTyped(text);
    setOpen(true);
    onSearch(text);
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (option: Option | undefined) => {
    if (!option && props.loading && typed) {
      waiting.current = true;
      return;
    }
    waiting.current = false;
    if (option) onChange(option.value, option);
    close();
  };
  useEffect(() => {
    if (waiting.current && !props.loading) choose(options[0]);
  }, [props.loading, options]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return search('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(props.loading && typed ? undefined : options[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && open && typed) {
      choose(props.loading ? undefined : options[active]);
    }
  };
  return (
    <span ref={box} className={`input-affix ${props.className ?? ''}`}>
      <input
        id={props.id}
        className="input combo"
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && options[active] ? `${list}-${active}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        placeholder={props.placeholder}
        value={typed ?? shown}
        onFocus={({ target }) => target.select()}
        onClick={() => !open && search('')}
        onChange={({ target }) => search(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (typed === '' && shown !== '' && !props.required) onChange(undefined);
          if (!waiting.current) close();
          onLeft?.();
        }}
      />
      {value !== undefined && !props.required && !props.disabled && (
        <button
          type="button"
          className="affix affix-button affix-clear"
          tabIndex={-1}
          aria-label={say(texts.clear)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChange(undefined)}
        >
          ×
        </button>
      )}
      {open && (
        <ComboList
          id={list}
          anchor={box}
          options={options}
          active={active}
          value={value}
          loading={props.loading ?? false}
          onChoose={choose}
          onNew={props.onNew && (() => props.onNew?.(typed ?? ''))}
        />
      )}
    </span>
  );
}
