import { type RefObject, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useSay } from '../../lib/language.ts';
import { usePlace } from '../use-place.ts';
import type { Option } from './option.ts';

interface Props {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  options: readonly Option[];
  active: number;
  value: string | undefined;
  loading: boolean;
  onChoose: (option: Option) => void;
  onNew?: (() => void) | undefined;
}

const texts = {
  nothing: { en: 'Nothing found', zh: '没有找到' },
  searching: { en: 'Searching…', zh: '搜索中…' },
  add: { en: 'New…', zh: '新建…' },
} as const;

const HEIGHT = 288;

export function ComboList(props: Props) {
  const { id, anchor, options, active, value, loading, onChoose, onNew } = props;
  const say = useSay();
  const place = usePlace(anchor, { height: HEIGHT, width: 240 });
  const shown = useRef<HTMLLIElement>(null);
  // What scrolling answers is a promise in newer browsers, which would stand for an effect's end.
  useLayoutEffect(() => void shown.current?.scrollIntoView({ block: 'nearest' }), [active]);
  if (!place) return null;
  return createPortal(
    <div className="combo-list" style={place} onMouseDown={(event) => event.preventDefault()}>
      <ul id={id} role="listbox">
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            ref={index === active ? shown : undefined}
            role="option"
            aria-selected={option.value === value}
            data-active={index === active || undefined}
            onClick={() => onChoose(option)}
          >
            {option.content ?? (
              <>
                <span>{option.label}</span>
                {option.detail && <span className="muted">{option.detail}</span>}
              </>
            )}
          </li>
        ))}
      </ul>
      {options.length === 0 && (
        <p className="combo-none">{say(loading ? texts.searching : texts.nothing)}</p>
      )}
      {onNew && (
        <button type="button" className="combo-new" tabIndex={-1} onClick={onNew}>
          {say(texts.add)}
        </button>
      )}
    </div>,
    document.body,
  );
}
