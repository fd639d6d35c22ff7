import { expect, test } from 'vitest';
import { createFaultPlan } from '../../../infra/local/store/faults.ts';
import { everyRowOnce, importUnder, ROWS } from '../../support/import-under.ts';

test('conflicts, throttling and answers that are lost import every row once', async () => {
  const rates = { conflict: 0.08, throttle: 0.05, timeoutBefore: 0.03, timeoutAfter: 0.05 };
  const faults = createFaultPlan({ seed: 7, rates });
  const end = await importUnder({ faults });
  expect(faults.injected.length).toBeGreaterThan(3);
  expect(end).toMatchObject(everyRowOnce);
  expect(end.job.created).toBe(ROWS);
});
