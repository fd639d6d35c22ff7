import type { Decimal } from '../../../shared/kernel/decimal.ts';

/** What the last days of the story take from stock; it lay there from the beginning. */
export const stockForTheStory: readonly { item: string; quantity: Decimal }[] = [
  { item: 'FG-02', quantity: '1500' },
  { item: 'FG-03', quantity: '1500' },
  { item: 'FG-04', quantity: '200' },
  { item: 'MP-08', quantity: '60' },
  { item: 'BP-04', quantity: '120' },
  { item: 'RM-05', quantity: '270' },
];
