import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { findCycle } from '../domain/structure.ts';
import { structureReport, unpackStructure } from '../reports/structure.ts';

const codeOf = (sql: Sql, id: string): string =>
  String(sql.all('SELECT code FROM item WHERE id = ?', id)[0]?.['code'] ?? id);

/** B2. */
export const noProductIsItsOwnPart: InvariantCheck = {
  id: 'B2',
  title: { en: 'No product is a part of itself', zh: '物料清单无循环' },
  report: defineReport({
    id: 'engineering.check.B2',
    run(sql) {
      const structure = unpackStructure(structureReport.run(sql, {}));
      const cycle = findCycle((id) => structure.get(id) ?? [], structure.keys());
      if (!cycle) return checkResult([]);
      const found = cycle.map((id) => codeOf(sql, id)).join(' → ');
      const [id = ''] = cycle;
      const expected = 'no way back';
      return checkResult([
        { what: 'A product contains itself', expected, found, noun: 'item', id },
      ]);
    },
  }),
};
