import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { PlanView } from '../../functions/planning/domain/mrp/plan-view.ts';
import { projectDays } from '../../functions/planning/domain/mrp/project-days.ts';
import { readPlan } from '../../functions/planning/domain/mrp/read-plan.ts';
import type { Plan, ProjectedDay } from '../../functions/planning/domain/plan.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { caseSnapshot } from './case-snapshot.ts';
import { checkPlan } from './checker/check-plan.ts';
import { compare } from './checker/compare.ts';

type Section = 'levels' | 'orders' | 'dependentDemands' | 'pegs' | 'exceptions';
interface Expected extends Partial<Record<Section, object[]>> {
  days?: Record<string, Partial<ProjectedDay>[]>;
  error?: { code: string; params?: object };
}

const folder = join(import.meta.dirname, 'cases');
const read = (idea: string, file: string) => {
  const path = join(folder, idea, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
};
const sections: Section[] = ['levels', 'orders', 'dependentDemands', 'pegs', 'exceptions'];

/** Rows cut down to what is asked of them, so that a difference shows all rows at once. */
const asAsked = (rows: readonly object[], asked: readonly object[]) =>
  rows.map((row, index) => {
    const fields = Object.keys(asked[index] ?? row);
    return Object.fromEntries(fields.map((field) => [field, (row as never)[field]]));
  });

function daysOf(columns: ReturnType<typeof makePlan>, name: string): ProjectedDay[] {
  const view = new PlanView(columns);
  const stream = columns.streamItem.findIndex((_, index) => {
    const { itemId, area, order } = view.stream(index);
    return `${itemId}~${area}~${order}` === name;
  });
  return stream < 0 ? [] : projectDays(view, stream);
}

describe('planning cases', () => {
  for (const idea of readdirSync(folder).sort()) {
    const snapshot = caseSnapshot(read(idea, 'snapshot.json'));
    const expected: Expected = read(idea, 'expected.json');
    test(idea.replaceAll('-', ' '), () => {
      expect(Object.keys(expected)).not.toEqual([]);
      if (expected.error !== undefined) {
        const refused = catching(() => makePlan(snapshot));
        expect(refused).toMatchObject(expected.error);
        return;
      }
      const columns = makePlan(snapshot);
      const plan: Plan = readPlan(columns);
      for (const section of sections) {
        const asked = expected[section];
        if (asked !== undefined) expect(asAsked(plan[section], asked), section).toEqual(asked);
      }
      for (const [stream, asked] of Object.entries(expected.days ?? {})) {
        expect(asAsked(daysOf(columns, stream), asked), stream).toEqual(asked);
      }
      expect(compare(plan, checkPlan(snapshot))).toEqual([]);
    });
  }
});

function catching(act: () => unknown): AppError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
