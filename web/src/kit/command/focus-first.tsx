import { useLayoutEffect, useRef } from 'react';

const ENTERABLE = 'input:not([type="checkbox"]):not([tabindex="-1"]), textarea, [role="grid"]';

const MOST_FRAMES = 30;

/**
 * The cursor stands in the first field of a drawer while it slides in, so that whoever opens it
 * by a key types on.
 */
export function FocusFirst() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let frame = 0;
    // It can take the focus as soon as the drawer is to be seen, a frame or two from now.
    const attempt = (left: number) => {
      const drawer = mark.current?.closest('.ant-drawer-body');
      if (!drawer || left === 0 || drawer.contains(document.activeElement)) return;
      drawer.querySelector<HTMLElement>(ENTERABLE)?.focus({ preventScroll: true });
      frame = requestAnimationFrame(() => attempt(left - 1));
    };
    attempt(MOST_FRAMES);
    return () => cancelAnimationFrame(frame);
  }, []);
  return <span ref={mark} hidden />;
}
