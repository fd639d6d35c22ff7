const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;
const PADDING = 24;
const MOST = 176;

/** Pixels that a heading needs, about: a Chinese sign is as wide as it is high. */
export function roomFor(heading: string): number {
  const signs = [...heading].map((sign) => (WIDE.test(sign) ? 13 : 7));
  return Math.min(
    MOST,
    signs.reduce((sum, width) => sum + width, PADDING),
  );
}
