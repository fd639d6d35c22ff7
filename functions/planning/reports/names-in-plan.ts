import { defineReport } from '../../platform/read-model/report.ts';

/** The number of the document that a supply of a plan stands for, if it has one. */
export const documentNumber = defineReport({
  id: 'planning.documentNumber',
  run: (sql, { id }: { id: string }): string | undefined => {
    const [row] = sql.all(
      `SELECT number FROM purchaseOrder WHERE id = ?1
        UNION ALL SELECT number FROM purchaseRequest WHERE id = ?1
        UNION ALL SELECT number FROM workOrder WHERE id = ?1
        UNION ALL SELECT number FROM stockMove WHERE id = ?1`,
      id,
    );
    return row && String(row['number']);
  },
});

/** What people call the company's calendars. */
export const calendarNames = defineReport({
  id: 'planning.calendarNames',
  run: (sql): { id: string; name: string; nameEn?: string }[] =>
    sql.all('SELECT id, name, nameEn FROM workCalendar').map(({ id, name, nameEn }) => ({
      id: String(id),
      name: String(name),
      ...(nameEn !== null && { nameEn: String(nameEn) }),
    })),
});
