import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePlace } from './use-place.ts';

interface Props {
  /** The button: its class, what it is called, whether it is on. */
  className?: string;
  title?: string | undefined;
  on?: boolean | undefined;
  children: ReactNode;
  /** What floats while it is open. */
  content: (close: () => void) => ReactNode;
  /** Given, somebody else decides whether it is open. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
  align?: 'left' | 'right';
  width?: number;
}

const HIGHEST = 480;
/** A panel of a menu within the padding around it. */
const PANEL = 264;

/** A button with something floating under it: a filter, a choice, a derivation. */
export function Popover(props: Props) {
  const {
    children,
    content,
    open: given,
    onOpen,
    align = 'left',
    width = PANEL,
    ...button
  } = props;
  const [own, setOwn] = useState(false);
  const open = given ?? own;
  const anchor = useRef<HTMLButtonElement>(null);
  const name = useId();
  const set = (next: boolean) => {
    setOwn(next);
    onOpen?.(next);
  };
  const close = () => {
    set(false);
    anchor.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <button
        ref={anchor}
        id={name}
        type="button"
        className={button.className}
        title={button.title}
        data-on={button.on || undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => set(!open)}
      >
        {children}
      </button>
      {open && (
        <Floating {...{ anchor, name, align, width }} onClose={close} onLeave={() => set(false)}>
          {content(close)}
        </Floating>
      )}
    </>
  );
}

interface FloatingProps {
  /** The id of the button: the panel is called as it is. */
  name: string;
  anchor: React.RefObject<HTMLElement | null>;
  align: 'left' | 'right';
  width: number;
  /** Closed by the keyboard: the focus goes back to the button. */
  onClose: () => void;
  /** Closed because somebody went elsewhere. */
  onLeave: () => void;
  children: ReactNode;
}

const FOCUSABLE = 'input, select, textarea, button, a[href], [tabindex="0"]';

function Floating({ anchor, name, align, width, onClose, onLeave, children }: FloatingProps) {
  const panel = useRef<HTMLDivElement>(null);
  // What it holds may be wider than was said, and may come later.
  const [held, setHeld] = useState(0);
  const place = usePlace(anchor, { height: HIGHEST, width: Math.max(width, held), align });
  const shown = place !== undefined;
  useEffect(() => {
    const element = panel.current;
    if (!shown || !element) return;
    const watch = new ResizeObserver(() =>
      setHeld(Math.ceil(element.getBoundingClientRect().width)),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    const first = panel.current?.querySelector<HTMLElement>(FOCUSABLE) ?? panel.current;
    if (!panel.current?.contains(document.activeElement)) first?.focus({ preventScroll: true });
  }, [shown]);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const outside = ({ target }: Event) => {
      const element = target as Element;
      // A list that a field of the panel has opened floats beside it, and belongs to it.
      const inside = panel.current?.contains(element) || element.closest?.('.combo-list');
      if (!inside && !anchor.current?.contains(element)) leave.current();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [anchor]);
  if (!place) return null;
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={name}
      className="popover"
      style={place}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>,
    document.body,
  );
}
