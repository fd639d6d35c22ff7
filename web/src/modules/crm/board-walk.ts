export interface WalkColumn {
  stage: string;
  cards: readonly { id: string }[];
}

type Step = 'up' | 'down' | 'left' | 'right';

/** The card that an arrow leads to: sideways past empty stages, to the same height or the last. */
export function walkTo(columns: readonly WalkColumn[], from: string, step: Step): string {
  const at = columns.findIndex(({ cards }) => cards.some(({ id }) => id === from));
  const cards = columns[at]?.cards ?? [];
  const row = cards.findIndex(({ id }) => id === from);
  if (step === 'up' || step === 'down') return cards[row + (step === 'up' ? -1 : 1)]?.id ?? from;
  const others = step === 'right' ? columns.slice(at + 1) : columns.slice(0, at).toReversed();
  const next = others.find((column) => column.cards.length > 0)?.cards;
  return next?.[Math.min(row, next.length - 1)]?.id ?? from;
}

/** The stage beside another one; at the ends it stays. */
export function stageBeside(columns: readonly WalkColumn[], stage: string, step: Step): string {
  const at = columns.findIndex((column) => column.stage === stage);
  return columns[at + (step === 'left' ? -1 : 1)]?.stage ?? stage;
}
