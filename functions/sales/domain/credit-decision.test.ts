import { expect, it } from 'vitest';
import { creditDecision } from './credit-decision.ts';

const question = { exposure: '80000', amount: '30000', limit: '100000', action: 'hold' } as const;

it('limit 100k, receivables 60k, shipped 20k, order 30k: over by 10k, so it waits', () => {
  expect(creditDecision(question)).toContain('by 10000');
});

it('an order that fills the limit exactly passes', () => {
  expect(creditDecision({ ...question, amount: '20000' })).toBeUndefined();
});

it('without a limit everything passes, unless credit is blocked', () => {
  expect(creditDecision({ ...question, limit: undefined })).toBeUndefined();
  expect(creditDecision({ ...question, limit: undefined, blocked: true })).toContain('blocked');
});

it('a company that refuses does so with the sum', () => {
  expect(() => creditDecision({ ...question, action: 'refuse' })).toThrow('exceeded by 10,000');
});
