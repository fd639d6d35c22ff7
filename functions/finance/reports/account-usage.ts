import { defineReport } from '../../platform/read-model/report.ts';

/** Whether an account has postings or sub-accounts. */
export const accountUsage = defineReport<
  { code: string },
  { posted: boolean; hasChildren: boolean }
>({
  id: 'finance.accountUsage',
  run(sql, { code }) {
    const any = (text: string) => sql.all(text, code).length > 0;
    return {
      posted: any('SELECT 1 FROM journal__lines WHERE accountCode = ? LIMIT 1'),
      hasChildren: any('SELECT 1 FROM account WHERE parentCode = ? LIMIT 1'),
    };
  },
});
