const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;
const PADDING = 24;
const MOST = 176;
const MOST_CODE = 264;

/** Pixels that a heading needs, about: a Chinese sign is as wide as it is high. */
export function roomFor(heading: string): number {
  const signs = [...heading].map((sign) => (WIDE.test(sign) ? 13 : 7));
  return Math.min(
    MOST,
    signs.reduce((sum, width) => sum + width, PADDING),
  );
}

/** Pixels that the longest of some codes needs, within reason: they are read as a whole. */
export function roomForCodes(codes: readonly unknown[]): number {
  const rooms = codes.map((code) => {
    const signs = [...String(code ?? '')].map((sign) => (WIDE.test(sign) ? 13 : 8));
    return signs.reduce((sum, width) => sum + width, PADDING);
  });
  return Math.min(MOST_CODE, Math.max(0, ...rooms));
}
