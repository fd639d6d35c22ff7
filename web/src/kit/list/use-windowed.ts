import { type RefObject, useEffect, useState } from 'react';

const OVERSCAN = 12;

/**
 * The rows of a long table that are in sight, by the scrolling of the window and, if it is named,
 * of the box that holds the table.
 */
export function useWindowed(
  table: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  box?: RefObject<HTMLElement | null>,
) {
  const [range, setRange] = useState({ from: 0, to: 60 });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = table.current?.getBoundingClientRect().top ?? 0;
      const edge = Math.max(0, box?.current?.getBoundingClientRect().top ?? 0);
      const first = Math.floor((edge - top) / height);
      const from = Math.max(0, first - OVERSCAN);
      const to = first + Math.ceil(window.innerHeight / height) + OVERSCAN;
      setRange((known) => (known.from === from && known.to === to ? known : { from, to }));
    };
    const later = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    const scroller = box?.current;
    scroller?.addEventListener('scroll', later, { passive: true });
    window.addEventListener('scroll', later, { passive: true });
    window.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      scroller?.removeEventListener('scroll', later);
      window.removeEventListener('scroll', later);
      window.removeEventListener('resize', later);
    };
  }, [table, box, height, count]);
  return { from: Math.min(range.from, count), to: Math.min(range.to, count) };
}
