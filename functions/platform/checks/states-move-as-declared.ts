import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { StateMachine } from '../../../shared/kernel/state-machine.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../integrity.ts';
import { defineReport, type Sql } from '../read-model/report.ts';

/** Every step from one state to another that was taken, with one document that took it. */
const STEPS = `
  SELECT before, state, count(*) AS times, max(id) AS id FROM (
    SELECT id, json_extract(json, '$.state') AS state,
      lag(json_extract(json, '$.state')) OVER (PARTITION BY id ORDER BY version) AS before
    FROM version WHERE entity = ? AND json IS NOT NULL)
  WHERE before <> state GROUP BY before, state`;

function undeclared(sql: Sql, noun: string, states: StateMachine<string>): CheckException[] {
  return sql.all(STEPS, noun).flatMap(({ before, state, times, id }): CheckException[] => {
    const from = String(before);
    if (states.canMove(from, String(state))) return [];
    const what = `A document went from ${from} to ${state}, ${times} times in all`;
    const allowed = states.next(from).join(', ') || 'nothing';
    return [{ what, expected: allowed, found: String(state), noun, id: String(id) }];
  });
}

/** D1. */
export function statesMoveAsDeclared(nouns: readonly AnyNoun[]): InvariantCheck {
  const living = nouns.flatMap(({ id, states }) => (states ? [{ id, states }] : []));
  return {
    id: 'D1',
    title: { en: 'Documents change state only as declared', zh: '单据状态仅按规定变化' },
    report: defineReport({
      id: 'platform.check.D1',
      run: (sql) => checkResult(living.flatMap(({ id, states }) => undeclared(sql, id, states))),
    }),
  };
}
