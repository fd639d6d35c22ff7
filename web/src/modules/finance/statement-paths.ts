import { toggled } from './statement-rows.ts';

interface Where {
  period: string;
  open: readonly string[];
  /** The last day, once it is known. */
  on: string | undefined;
}

const withSearch = (path: string, search: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(search).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

/** Where the rows of a statement lead. */
export const statementPaths = (page: string, { period, open, on }: Where) => ({
  linePath: (id: string) => withSearch(page, { period, open: toggled(open, id) }),
  partiesPath: (path: string) => withSearch(path, { on }),
  ledger: (accountCode: string, span?: { from: string; to: string }) =>
    withSearch('/finance/ledger', span ? { accountCode, ...span } : { accountCode, period }),
  vouchers: (line: string, accountCode: string, span?: { from: string; to: string }) =>
    withSearch('/finance/cash-flow-vouchers', { line, accountCode, ...(span ?? { period }) }),
});
