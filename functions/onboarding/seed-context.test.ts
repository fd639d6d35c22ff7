import { expect, it } from 'vitest';
import type { Ctx } from '../platform/context.ts';
import { seedContext } from './seed-context.ts';

const ctx = (id: string) => ({ tenant: { id, generation: 1 } }) as Ctx;
const drawn = (tenant: string, seed: string) => {
  const { newId } = seedContext(ctx(tenant), seed);
  return [newId('acc'), newId('acc'), newId('tax')];
};

it('draws the same ids when a seed is sown again, and none twice', () => {
  expect(drawn('t_a', 'finance')).toEqual(drawn('t_a', 'finance'));
  expect(new Set(drawn('t_a', 'finance')).size).toBe(3);
});

it('draws other ids for another seed and for another company', () => {
  const all = [...drawn('t_a', 'finance'), ...drawn('t_a', 'crm'), ...drawn('t_b', 'finance')];
  expect(new Set(all).size).toBe(9);
});
