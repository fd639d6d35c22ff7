import { expect, it } from 'vitest';
import { openReadModel } from './file.ts';
import { readModelAsOf } from './history.ts';
import { shapeOf } from './shape.ts';

it('a moment before all ids shows an empty company', () => {
  const file = openReadModel(':memory:', shapeOf([]));
  const past = readModelAsOf(file, [], '0000-01-01T00:00:00.000Z');
  expect(past.db.prepare('SELECT count(*) AS n FROM doc').get()?.['n']).toBe(0);
  past.close();
  file.close();
});
