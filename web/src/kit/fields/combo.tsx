import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { ComboList } from './combo-list.tsx';
import { type Find, findAmong } from './find-option.ts';
import type { Option } from './option.ts';
import { type Hold, useTypedAhead } from './use-typed-ahead.ts';

interface Props extends Hold {
  id?: string;
  value: string | undefined;
  /** What the value is called, while nobody types. */
  shown: string;
  /** The options for what was typed; '' asks for the first ones. */
  options: readonly Option[];
  loading?: boolean;
  /** What a text stands for, when it is left before the options are there; else one of them. */
  find?: Find;
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

/** Ctrl+S and Ctrl+Enter: the page acts on what the field holds by then. */
const sends = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && /^(s|enter)$/i.test(key);

/** A field that is typed into and chooses from a list: codes, names and pinyin initials. */
export function Combo(props: Props) {
  const say = useSay();
  const { value, shown, options, loading = false, onSearch, onLeft } = props;
  const list = useId();
  const box = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const find = props.find ?? ((text: string) => findAmong(options, text));
  const ahead = useTypedAhead({ ...props, find });
  useEffect(() => setActive(0), [options.length, typed]);

  const search = (text: string | undefined) => {
    if (text !== undefined) ahead.forget();
    setTyped(text);
    setOpen(true);
    onSearch(text ?? '');
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (option: Option | undefined) => {
    if (option) ahead.change(option.value, option);
    close();
  };
  /** The option that stands first, or what the text turns out to mean. */
  const settle = (text: string) => {
    const option = loading ? undefined : options[active];
    if (option) return choose(option);
    ahead.leave(text);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (sends(event)) {
      if (open && typed) settle(typed);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return search(undefined);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (typed) settle(typed);
      else choose(options[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && open && typed) settle(typed);
  };
  const onBlur = () => {
    if (typed === '' && shown !== '' && !props.required) ahead.change(undefined);
    else if (typed) ahead.leave(typed);
    close();
    onLeft?.();
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
        aria-invalid={props.invalid || ahead.problem !== undefined || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        placeholder={props.placeholder}
        title={ahead.problem}
        value={typed ?? ahead.text ?? shown}
        onFocus={({ target }) => target.select()}
        onClick={({ currentTarget }) => {
          if (open) return;
          currentTarget.select();
          search(undefined);
        }}
        onChange={({ target }) => search(target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {value !== undefined && !props.required && !props.disabled && (
        <button
          type="button"
          className="affix affix-button affix-clear"
          tabIndex={-1}
          aria-label={say(texts.clear)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => ahead.change(undefined)}
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
          loading={loading}
          onChoose={choose}
          onNew={props.onNew && (() => props.onNew?.(typed ?? ''))}
        />
      )}
    </span>
  );
}
