import type { Reading } from './frepple-model.ts';

/** Rows where our plan says something else, and why. */
export interface Difference {
  readonly why: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

export interface Story {
  readonly file: string;
  readonly run: string;
  /**
   * Orders as planned; stock day by day; when they can be finished, or demands met, if nothing
   * starts in the past.
   */
  readonly of: 'orders' | 'balances' | 'finishes' | 'deliveries';
  readonly reading?: Reading;
  readonly differences?: readonly Difference[];
}

// How the files are read where they leave something to other files, or need a rule of ours.

export const named =
  (...starts: readonly string[]) =>
  (name: string): boolean =>
    starts.some((start) => name.startsWith(start));

export const oneProduct = Object.fromEntries(
  ['item 1', 'item 3', 'item 5A', 'item 6A', 'item 6B'].map((name) => [name, 'All products']),
);
export const network: Reading = {
  items: named('product A'),
  byPlace: true,
  boughtAs: { 'product A @ Central WH': 'All products' },
  transfers: [
    { from: 'product A @ Central WH', to: 'product A @ Regional DC 1', days: 10 },
    { from: 'product A @ Central WH', to: 'product A @ Regional DC 2', days: 12 },
    { from: 'product A @ Regional DC 1', to: 'product A @ Local DC 1a', days: 3 },
    { from: 'product A @ Regional DC 1', to: 'product A @ Local DC 1b', days: 3 },
    { from: 'product A @ Regional DC 2', to: 'product A @ Local DC 2a', days: 3 },
    { from: 'product A @ Regional DC 2', to: 'product A @ Local DC 2b', days: 3 },
  ],
};
/** A fixed quantity per order of a component that nobody replenishes, changed on 1 February. */
export const fixedUse: Reading = { items: named('1.') };
const everyTwo = { policy: 'fixed', size: '2', maximum: '2' } as const;
const everyThree = { policy: 'fixed', size: '3', maximum: '3' } as const;
const ones = { policy: 'fixed', size: '1', maximum: '1' } as const;
export const oneAtATime: Reading = {
  items: named('2. fixed'),
  lots: { '2. fixed production co-product': ones },
  routings: { '2. make product': { item: '2. fixed production co-product', days: 1 } },
};
export const threeSteps: Reading = {
  items: named('3.'),
  lots: { '3. end item': everyThree },
  outputs: { '3. end item': 3 },
  routings: { '3. make end item': { item: '3. end item', days: 4 } },
};
export const twoAtATime: Reading = {
  items: named('6.'),
  lots: { '6. end item': everyTwo },
  outputs: { '6. end item': 2 },
};
export const underWay: Reading = {
  items: named('consumed item'),
  byPlace: true,
  boughtAs: { 'consumed item @ store': 'consumed item' },
  transfers: [{ from: 'consumed item @ store', to: 'consumed item @ prod', days: 3 }],
};
export const constantSafety: Reading = { items: named('end item 2', 'end item 3') };
export const groupAB = { 'Component A': 'Component group A and B' };
