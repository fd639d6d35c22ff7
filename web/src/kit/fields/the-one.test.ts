import { describe, expect, it } from 'vitest';
import type { Option } from './option.ts';
import { theOne } from './the-one.ts';

const option = (label: string, name?: string): Option => ({
  value: `id of ${label}`,
  label,
  ...(name !== undefined && { name }),
});
const bolt = option('A-1', 'Bolt');
const longBolt = option('A-10', 'Bolt, long');
const nut = option('B-1', 'Nut');
const all = [longBolt, bolt, nut];

describe('what a text stands for that was typed before the list came', () => {
  it.each([
    ['a code, though others begin with it', 'A-1', [longBolt, bolt], bolt],
    ['a code in other letters', ' a-1 ', [longBolt, bolt], bolt],
    ['a name, though others begin with it', 'bolt', [longBolt, bolt], bolt],
    ['the only one that fits', 'long', [longBolt], longBolt],
    ['several: none of them is guessed', 'A', [longBolt, bolt], 'several'],
    ['nothing', 'C', [], 'none'],
  ] as const)('%s', (_, typed, fitting, found) => {
    expect(theOne(all, fitting, typed)).toEqual(found);
  });

  it('is open where two are called the same', () => {
    const twin = option('C-1', 'Nut');
    expect(theOne([nut, twin], [nut, twin], 'Nut')).toBe('several');
  });
});
