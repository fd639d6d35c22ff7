import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react';

interface Wanted {
  /** Pixels it may be high and must be wide at least. */
  height: number;
  width: number;
  align?: 'left' | 'right';
}

/** A phone widens its window by what stands beyond the edge, but not its root. */
const roomAcross = (): number => document.documentElement.clientWidth;

/** Where something floats: under its anchor, or above where there is more room. */
export function usePlace(anchor: RefObject<HTMLElement | null>, wanted: Wanted) {
  const { height, width, align = 'left' } = wanted;
  const [place, setPlace] = useState<CSSProperties>();
  useLayoutEffect(() => {
    const measure = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (!box) return;
      const below = window.innerHeight - box.bottom;
      const up = below < height && box.top > below;
      const wide = Math.min(Math.max(box.width, width), roomAcross() - 16);
      const begin = align === 'right' ? box.right - wide : box.left;
      setPlace({
        left: Math.max(8, Math.min(begin, roomAcross() - wide - 8)),
        minWidth: wide,
        maxHeight: Math.min(height, (up ? box.top : below) - 12),
        ...(up ? { bottom: window.innerHeight - box.top + 4 } : { top: box.bottom + 4 }),
      });
    };
    measure();
    // What comes together with its anchor is measured once the anchor is there.
    const frame = requestAnimationFrame(measure);
    window.addEventListener('scroll', measure, true);
    window.addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', measure, true);
      window.removeEventListener('resize', measure);
    };
  }, [anchor, height, width, align]);
  return place;
}
