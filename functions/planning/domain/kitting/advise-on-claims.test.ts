import { describe, expect, test } from 'vitest';
import { kitLine, kitOrder, kitQuestion, onHand } from '../../../../tests/support/kit-examples.ts';
import { adviseOnClaims } from './advise-on-claims.ts';
import { analyseKits } from './analyse-kits.ts';

/** A line of which some is claimed; softly unless said otherwise. */
const claimed = (itemId: string, required: string, reserved: string, soft = reserved) =>
  kitLine(itemId, required, { reserved, soft });

/** The worked example: 150 X and 120 Y, of which the first order has claimed what it could. */
const question = (first: [string, string?], second: [string, string?] = ['0']) =>
  kitQuestion(
    [
      kitOrder('WO1', '100', [claimed('X', '200', ...first), kitLine('Y', '100')]),
      kitOrder('WO2', '50', [claimed('X', '50', ...second), kitLine('Y', '50')]),
    ],
    [onHand('X', String(150 - Number(first[0]) - Number(second[0]))), onHand('Y', '120')],
  );

describe('advice where stock is claimed', () => {
  test('a soft claim can be given to another order, so the swap is advised', () => {
    const asked = question(['150']);
    expect(analyseKits(asked).map(({ kitRate }) => kitRate)).toEqual(['0.75', '0']);
    const { swaps, sequence } = adviseOnClaims(asked);
    expect(swaps).toMatchObject([{ number: 'WO2', place: 'before', otherNumber: 'WO1' }]);
    expect(sequence).toEqual(['WO2', 'WO1']);
  });

  test('a hard claim stays with its order', () => {
    expect(adviseOnClaims(question(['150', '0'])).swaps).toEqual([]);
  });

  test('advice that was followed is not given again', () => {
    const followed = question(['100'], ['50']);
    expect(analyseKits(followed).map(({ complete }) => complete)).toEqual([false, true]);
    expect(adviseOnClaims(followed)).toEqual({ swaps: [], sequence: ['WO1', 'WO2'] });
  });

  test('without claims it is the advice on free stock', () => {
    expect(adviseOnClaims(question(['0'])).sequence).toEqual(['WO2', 'WO1']);
  });
});
