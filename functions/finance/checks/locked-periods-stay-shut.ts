import { period } from '../../../shared/contracts/finance/period.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { idTime } from '../../../shared/kernel/id.ts';
import type { Ctx } from '../../platform/context.ts';
import { type CheckResult, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { wholeCompany } from '../../platform/read-model/reads.ts';
import { defineReport } from '../../platform/read-model/report.ts';
import { LOCK_COPIES, periodLockKey } from '../data/guard-keys.ts';

/** An id is drawn before its commit is through: two that are closer may have changed places. */
const OVERLAP_MS = 5_000;

const POSTED = `
  SELECT j.id, j.period, v.commitId,
    (SELECT p.commitId || ' ' || json_extract(p.json, '$.state') FROM version p
      JOIN period q ON q.id = p.id
      WHERE p.entity = 'period' AND q.code = j.period AND p.commitId < v.commitId
      ORDER BY p.version DESC LIMIT 1) AS before
  FROM journal j JOIN version v ON v.entity = 'journal' AND v.id = j.id AND v.version = 1
  WHERE j.kind <> 'opening'
    AND EXISTS (SELECT 1 FROM period p WHERE p.code = j.period AND p.version > 1)`;

/** The lock's copies beside the documents say what the period says. */
async function copiesAgree(ctx: Ctx): Promise<CheckResult> {
  const page = await ctx.reads.list(period, { limit: 500, sort: '-code' }, wholeCompany);
  const periods = page.data as unknown as Doc<typeof period>[];
  const copies = Array.from({ length: LOCK_COPIES }, (_, copy) => copy);
  const exceptions = [];
  for (const { id, code, state } of periods) {
    const items = await ctx.store.items(copies.map((copy) => periodLockKey(code, copy)));
    const locked = items.filter((item) => item?.['locked'] === true).length;
    const wanted = state === 'locked' ? LOCK_COPIES : 0;
    if (locked === wanted) continue;
    exceptions.push({
      what: `Period ${code} is ${state}, but its lock is not.`,
      expected: `${wanted} of ${LOCK_COPIES} copies`,
      found: `${locked} of ${LOCK_COPIES} copies`,
      noun: 'period',
      id,
    });
  }
  return checkResult(exceptions);
}

/** M5. */
export const lockedPeriodsStayShut: InvariantCheck = {
  id: 'M5',
  title: { en: 'Nothing is posted into a locked period', zh: '已结账期间不再记账' },
  report: defineReport({
    id: 'finance.check.M5',
    run: (sql) =>
      checkResult(
        sql.all(POSTED).flatMap((row) => {
          const [lockId, state] = String(row['before'] ?? '').split(' ');
          if (state !== 'locked' || lockId === undefined) return [];
          const apart = idTime(String(row['commitId'])) - idTime(lockId);
          if (apart < OVERLAP_MS) return [];
          return [
            {
              what: `A voucher was posted into ${row['period']} after it was locked.`,
              expected: 'refused',
              found: 'posted',
              noun: 'journal',
              id: String(row['id']),
            },
          ];
        }),
      ),
  }),
  guards: copiesAgree,
};
