const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;
const PADDING = 24;
const MOST = 176;
const MOST_CODE = 264;
const WIDE_SIGN = 13;
const NARROW_SIGN = 8;

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
  let room = 0;
  for (const code of codes) {
    const text = String(code ?? '');
    // A list may hold a hundred thousand: only one that could be the longest is measured.
    if (PADDING + text.length * WIDE_SIGN <= room) continue;
    const signs = [...text].map((sign) => (WIDE.test(sign) ? WIDE_SIGN : NARROW_SIGN));
    room = Math.max(
      room,
      signs.reduce((sum, width) => sum + width, PADDING),
    );
    if (room >= MOST_CODE) return MOST_CODE;
  }
  return room;
}
