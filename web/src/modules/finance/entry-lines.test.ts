import { describe, expect, it } from 'vitest';
import { completeLines, sidesOf } from './entry-lines.ts';

describe('the lines of a voucher while they are typed', () => {
  it('add up to the cent on each side, whatever is still half typed', () => {
    const rows = [{ debit: '0.1' }, { debit: '0.2', credit: '12x' }, {}, { credit: '0.3' }];
    expect(sidesOf(rows)).toEqual({ debit: '0.3', credit: '0.3' });
  });

  it('carry a zero on the side that nobody typed', () => {
    expect(completeLines([{ accountCode: '1002', credit: '5' }])).toEqual([
      { accountCode: '1002', debit: '0', credit: '5' },
    ]);
  });
});
