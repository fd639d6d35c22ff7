import { neg } from '../../../shared/kernel/decimal.ts';
import { canonicalJson } from '../../platform/hashing.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { StoredLine } from '../domain/stored-lines.ts';

type Doc = Record<string, unknown> & { lines: StoredLine[] };

/** What the numbering pass, and nothing else, may write after posting. */
const mayChange = ['version', 'updatedAt', 'updatedBy', 'voucherWord', 'voucherNumber'];

const fixed = (json: string): string =>
  canonicalJson(
    Object.fromEntries(
      Object.entries(JSON.parse(json) as Doc).filter(([name]) => !mayChange.includes(name)),
    ),
  );

const REVISED = `
  SELECT n.id, n.json, o.json AS first FROM version n
  JOIN version o ON o.entity = 'journal' AND o.id = n.id AND o.version = 1
  WHERE n.entity = 'journal' AND n.version > 1`;

const changed = (sql: Sql): CheckException[] =>
  sql.all(REVISED).flatMap((row) => {
    if (row['json'] !== null && fixed(String(row['json'])) === fixed(String(row['first']))) {
      return [];
    }
    const what = row['json'] === null ? 'A voucher was deleted.' : 'A posted voucher was changed.';
    const id = String(row['id']);
    return [{ what, expected: 'as posted', found: 'another content', noun: 'journal', id }];
  });

const TWICE = `
  SELECT reverses, count(*) AS times, max(id) AS id FROM journal
  WHERE reverses IS NOT NULL GROUP BY reverses HAVING times > 1`;

const reversedTwice = (sql: Sql): CheckException[] =>
  sql.all(TWICE).map((row) => ({
    what: 'A voucher was reversed more than once.',
    expected: '1',
    found: String(row['times']),
    noun: 'journal',
    id: String(row['id']),
  }));

const REVERSALS = `
  SELECT j.id, d.json, o.json AS original FROM journal j
  JOIN doc d ON d.entity = 'journal' AND d.id = j.id
  LEFT JOIN doc o ON o.entity = 'journal' AND o.id = j.reverses
  WHERE j.reverses IS NOT NULL OR j.kind = 'reversal'`;

const sides = (lines: readonly StoredLine[], flip: boolean): string =>
  canonicalJson(
    lines.map(({ accountCode, debit, credit }) =>
      flip ? [accountCode, neg(debit), neg(credit)] : [accountCode, debit, credit],
    ),
  );

const notRed = (sql: Sql): CheckException[] =>
  sql.all(REVERSALS).flatMap((row) => {
    const own = sides((JSON.parse(String(row['json'])) as Doc).lines, false);
    const original = row['original'];
    if (original && sides((JSON.parse(String(original)) as Doc).lines, true) === own) return [];
    const what = 'A reversal is not the red image of its original.';
    return [
      { what, expected: 'red lines', found: 'others', noun: 'journal', id: String(row['id']) },
    ];
  });

/** M4. A correction is a reversal that names its original, at most one each. */
export const journalsNeverChange: InvariantCheck = {
  id: 'M4',
  title: { en: 'Posted vouchers never change', zh: '已记账凭证不被修改' },
  report: defineReport({
    id: 'finance.check.M4',
    run: (sql) => checkResult([...changed(sql), ...reversedTwice(sql), ...notRed(sql)]),
  }),
};
