import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';

/** INV-202611-0007 is the seventh of its series. */
const spelled = /^(.+)-(\d+)$/;

/** D2. */
export const invoiceNumbersAreInARow: InvariantCheck = {
  id: 'D2',
  title: { en: 'Invoice numbers run without gap or duplicate', zh: '发票号连续不重复' },
  report: defineReport({
    id: 'sales.check.D2',
    run(sql) {
      const series = new Map<string, number[]>();
      for (const row of sql.each('SELECT "number" FROM "salesInvoice" ORDER BY "number"')) {
        const [, name = '', count = '0'] = spelled.exec(String(row['number'])) ?? [];
        const counts = series.get(name) ?? [];
        counts.push(Number(count));
        series.set(name, counts);
      }
      const broken = [...series].flatMap(([name, counts]) => {
        const wrong = counts.sort((a, b) => a - b).findIndex((count, at) => count !== at + 1);
        if (wrong < 0) return [];
        const found = String(counts[wrong]);
        return [{ what: `Series ${name}`, expected: String(wrong + 1), found }];
      });
      return checkResult(broken);
    },
  }),
};
