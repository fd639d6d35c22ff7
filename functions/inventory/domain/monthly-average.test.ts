import { describe, expect, it } from 'vitest';
import { issue, newCostPool, receive, revalue } from './cost-pool.ts';
import { monthEnd } from './monthly-average.ts';

describe('a later cost under the monthly average', () => {
  const start = newCostPool({ method: 'monthlyAverage', currency: 'CNY' });
  const march = receive(start, {
    quantity: '100',
    value: '1000',
    source: 'mov_1',
    date: '2026-03-05',
  });
  const late = { source: 'mov_1', receiptDate: '2026-03-05', receivedQuantity: '100' };

  it('known in the month of the receipt it is averaged as a whole', () => {
    const gone = issue(march.pool, { quantity: '60', source: 'mov_2', date: '2026-03-06' });
    const out = revalue(gone.pool, { ...late, amount: '50', date: '2026-03-20' });
    expect([out.toStock, out.toCost]).toEqual(['50', '0']);
  });

  it('known after the cost run it opens the new month, and only what is left takes a share', () => {
    const gone = issue(march.pool, { quantity: '60', source: 'mov_2', date: '2026-03-06' });
    const closed = monthEnd(gone.pool, [{ source: 'mov_2', quantity: '60' }]).pool;
    const out = revalue(closed, { ...late, amount: '50', date: '2026-04-02' });
    expect([out.toStock, out.toCost]).toEqual(['20', '30']);
    expect(out.pool.month).toMatchObject({ period: '2026-04', receivedValue: '20' });
  });

  it('is refused while the month of the receipt waits for its cost run', () => {
    expect(() => revalue(march.pool, { ...late, amount: '50', date: '2026-04-02' })).toThrow(
      'close it first',
    );
  });
});
