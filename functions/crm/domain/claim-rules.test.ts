import { expect, test } from 'vitest';
import { assertClaimable } from './claim-rules.ts';

const pool = { coolDownDays: 7 };
const returned = { state: 'pool', returnedBy: 'm1', returnedOn: '2026-03-01' };

const claim = (lead: object, member: string, today: string, by: object = pool) => {
  try {
    assertClaimable(lead as never, by as never, member, today);
    return 'claimed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  ['a lead nobody had', { state: 'pool' }, 'm1', '2026-03-02', 'claimed'],
  ['a lead somebody has', { state: 'owned' }, 'm1', '2026-03-02', 'crm.leadTaken'],
  ['a lead that is lost', { state: 'lost' }, 'm1', '2026-03-02', 'crm.leadTaken'],
  ['one’s own, too soon', returned, 'm1', '2026-03-07', 'crm.coolingDown'],
  ['one’s own, after seven days', returned, 'm1', '2026-03-08', 'claimed'],
  ['a colleague’s, at once', returned, 'm2', '2026-03-01', 'claimed'],
])('%s', (_title, lead, member, today, outcome) => {
  expect(claim(lead, member, today)).toBe(outcome);
});

test('a pool without cool-down gives it back on the same day', () => {
  expect(claim(returned, 'm1', '2026-03-01', {})).toBe('claimed');
});
