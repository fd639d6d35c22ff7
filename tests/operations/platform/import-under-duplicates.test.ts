import { expect, test } from 'vitest';
import { everyRowOnce, importUnder } from '../../support/import-under.ts';

test('events that come three times, in any order, import every row once', async () => {
  const end = await importUnder({ delivery: { duplicates: 3, shuffle: true } });
  expect(end).toMatchObject(everyRowOnce);
});
