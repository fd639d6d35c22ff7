import { defineReport } from '../../platform/read-model/report.ts';

/** Vouchers of a period without a number, in the order in which they get one. */
export const unnumberedJournals = defineReport<
  { period: string; limit: number },
  { ids: string[]; count: number }
>({
  id: 'finance.unnumberedJournals',
  run(sql, { period, limit }) {
    const where = 'FROM journal WHERE period = ? AND voucherNumber IS NULL';
    const [total] = sql.all(`SELECT count(*) AS n ${where}`, period);
    const rows = sql.all(`SELECT id ${where} ORDER BY date, id LIMIT ?`, period, limit);
    return { ids: rows.map(({ id }) => String(id)), count: Number(total?.['n']) };
  },
});
