import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface MenuItem {
  key: string;
  label: ReactNode;
  /** Its key, or another word, at the end. */
  detail?: ReactNode;
  danger?: boolean;
  selected?: boolean;
  /** A line above it. */
  apart?: boolean;
}

interface Props {
  items: readonly MenuItem[];
  onChoose: (key: string) => void;
  /** The button: its class, its content, what it is called. */
  className?: string;
  title?: string | undefined;
  label?: string | undefined;
  children: ReactNode;
  align?: 'left' | 'right';
  /** Opened from outside, by a key of the page. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
}

/** A button with a menu under it, walked by arrows; small enough to be there from the beginning. */
export function Menu(props: Props) {
  const { items, onChoose, children, align = 'left', open: given, onOpen, ...button } = props;
  const [own, setOwn] = useState(false);
  const open = given ?? own;
  const setOpen = (next: boolean) => {
    setOwn(next);
    onOpen?.(next);
  };
  const holder = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event) => {
      if (!holder.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    holder.current?.querySelector('button')?.focus();
  };
  const choose = (key: string) => {
    close();
    onChoose(key);
  };
  return (
    <span ref={holder} className="menu-holder">
      <button
        type="button"
        className={button.className}
        title={button.title}
        aria-label={button.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && <MenuList items={items} align={align} onChoose={choose} onClose={close} />}
    </span>
  );
}

interface ListProps {
  items: readonly MenuItem[];
  align: 'left' | 'right';
  onChoose: (key: string) => void;
  onClose: () => void;
}

function MenuList({ items, align, onChoose, onClose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const all = [...(list.current?.querySelectorAll('button') ?? [])];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div ref={list} role="menu" className="menu" data-align={align} onKeyDown={onKeyDown}>
      {items.map(({ key, label, detail, danger, selected, apart }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-danger={danger || undefined}
          data-selected={selected || undefined}
          data-apart={apart || undefined}
          onClick={() => onChoose(key)}
        >
          <span>{label}</span>
          {detail && <span className="caption">{detail}</span>}
        </button>
      ))}
    </div>
  );
}
