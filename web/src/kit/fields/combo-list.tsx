import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSay } from '../../lib/language.ts';
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
  const place = usePlace(anchor);
  const shown = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => shown.current?.scrollIntoView({ block: 'nearest' }), [active]);
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

/** Under the field, or above it where there is more room. */
function usePlace(anchor: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<React.CSSProperties>();
  useLayoutEffect(() => {
    const measure = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (!box) return;
      const below = window.innerHeight - box.bottom;
      const up = below < HEIGHT && box.top > below;
      const left = Math.min(box.left, window.innerWidth - Math.max(box.width, 240) - 8);
      setPlace({
        left: Math.max(8, left),
        minWidth: Math.max(box.width, 240),
        maxHeight: Math.min(HEIGHT, (up ? box.top : below) - 12),
        ...(up ? { bottom: window.innerHeight - box.top + 4 } : { top: box.bottom + 4 }),
      });
    };
    measure();
    // A list that comes together with its field is measured once the field is there.
    const frame = requestAnimationFrame(measure);
    window.addEventListener('scroll', measure, true);
    window.addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', measure, true);
      window.removeEventListener('resize', measure);
    };
  }, [anchor]);
  return place;
}
