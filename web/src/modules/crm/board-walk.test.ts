import { describe, expect, it } from 'vitest';
import { stageBeside, walkTo } from './board-walk.ts';

const cards = (...ids: string[]) => ids.map((id) => ({ id }));
const columns = [
  { stage: 'contact', cards: cards('a', 'b', 'c') },
  { stage: 'need', cards: [] },
  { stage: 'proposal', cards: cards('d') },
];

describe('walking over the board by keyboard', () => {
  it('goes up and down within a stage and stops at its ends', () => {
    expect(walkTo(columns, 'a', 'down')).toBe('b');
    expect(walkTo(columns, 'a', 'up')).toBe('a');
    expect(walkTo(columns, 'c', 'down')).toBe('c');
  });

  it('goes sideways past an empty stage to the same height, or the last card', () => {
    expect(walkTo(columns, 'c', 'right')).toBe('d');
    expect(walkTo(columns, 'd', 'left')).toBe('a');
    expect(walkTo(columns, 'd', 'right')).toBe('d');
  });

  it('carries a deal into an empty stage too, and not beyond the last', () => {
    expect(stageBeside(columns, 'contact', 'right')).toBe('need');
    expect(stageBeside(columns, 'proposal', 'right')).toBe('proposal');
    expect(stageBeside(columns, 'contact', 'left')).toBe('contact');
  });
});
