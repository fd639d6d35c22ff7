import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../shared/contracts/crm/pipeline.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { checkStages, removedStages } from './pipeline-rules.ts';
import { assertComplete, beginDeal, enterStage, stageOf, weightedAmount } from './stages.ts';

const stage = (code: string, kind: Stage['kind'], probability: string, required?: string[]) =>
  ({ code, name: code, kind, probability, requiredFields: required }) as Stage;
const stages = [
  stage('talk', 'open', '0.2'),
  stage('offer', 'open', '0.5', ['amount', 'lines']),
  stage('won', 'won', '1'),
  stage('lost', 'lost', '0'),
];
const path = { id: 'pip', stages } as never;
const moment = { at: '2026-03-01T00:00:00.000Z', by: 'user:a', currency: 'CNY' };

function refusalOf(check: () => unknown): AppError {
  try {
    check();
  } catch (error) {
    return error as AppError;
  }
  throw new AppError({ code: 'noRefusal', status: 500, message: 'nothing was refused' });
}

describe('entering a stage', () => {
  const deal = beginDeal({ name: 'D', customerId: 'c', pipelineId: 'pip' }, path, moment);

  test('a deal begins in the first open stage', () => {
    expect(deal).toMatchObject({ stage: 'talk', state: 'open', probability: '0.2' });
    expect(deal.weightedAmount).toBeUndefined();
  });

  test('every field that is missing is named, empty lists too', () => {
    const refusal = refusalOf(() => enterStage({ ...deal, lines: [] }, stages[1] as Stage, moment));
    expect([refusal.code, refusal.status, refusal.pointer]).toEqual([
      'crm.requiredForStage',
      422,
      '/amount',
    ]);
    expect(refusal.errors?.map(({ pointer }) => pointer)).toEqual(['/amount', '/lines']);
  });

  test('an amount of zero is an amount', () => {
    expect(() =>
      assertComplete(stage('x', 'open', '0', ['amount']), { amount: '0' }),
    ).not.toThrow();
  });

  test('¥200,000 at 50 % weigh ¥100,000', () => {
    expect(weightedAmount('200000', '0.5', 'CNY')).toBe('100000');
    expect(weightedAmount('0.99', '0.5', 'CNY')).toBe('0.5');
    expect(weightedAmount(undefined, '0.5', 'CNY')).toBeUndefined();
  });

  test('an unknown stage is refused with those there are', () => {
    const refusal = refusalOf(() => stageOf(path, 'moon'));
    expect(refusal.params).toEqual({ stage: 'moon', stages: ['talk', 'offer', 'won', 'lost'] });
  });

  test('whatever the walk, the history is one chain that ends where the deal is', () => {
    const open = [stage('a', 'open', '0.1'), stage('b', 'open', '0.2'), stage('c', 'open', '0.3')];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 30 }), (walk) => {
        let now = deal;
        for (const index of walk) {
          now = { ...now, ...enterStage(now, open[index] as Stage, moment) };
        }
        const { stageHistory } = now;
        expect(stageHistory).toHaveLength(walk.length + 1);
        expect(stageHistory.at(-1)?.to).toBe(now.stage);
        stageHistory.slice(1).forEach((move, index) => {
          expect(move.from).toBe(stageHistory[index]?.to);
        });
      }),
    );
  });
});

describe('a sound pipeline', () => {
  const [talk, offer, won, lost] = stages as [Stage, Stage, Stage, Stage];
  test.each([
    ['open, won and lost', [talk, offer, won, lost], undefined],
    ['the same code twice', [talk, { ...offer, code: 'talk' }, won, lost], '/stages/1/code'],
    ['more than certain', [{ ...talk, probability: '1.1' }, won, lost], '/stages/0/probability'],
    ['beginning at the end', [won, talk, lost], '/stages/0/kind'],
    ['nothing to win', [talk, offer, lost], '/stages'],
    ['two ways to lose', [talk, won, lost, { ...lost, code: 'gone' }], '/stages'],
  ])('%s', (_title, list, pointer) => {
    if (pointer === undefined) checkStages({ stages: list });
    else expect(refusalOf(() => checkStages({ stages: list })).pointer).toBe(pointer);
  });

  test('a code that is gone is a stage removed, a new name is not', () => {
    expect(removedStages(stages, [{ ...talk, name: 'Hello' }, won, lost])).toEqual(['offer']);
  });
});
