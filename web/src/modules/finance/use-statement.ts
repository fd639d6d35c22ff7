import { useQuery } from '@tanstack/react-query';
import type {
  balanceSheet,
  cashFlowStatement,
  incomeStatement,
} from '../../../../shared/contracts/finance/statement-queries.ts';
import type { Input } from '../../../../shared/contracts/operation.ts';
import { useAddress } from '../../kit/use-address.ts';
import { ask } from '../../lib/queries.ts';
import { openLines } from './statement-rows.ts';
import type { AmountColumn } from './statement-table.tsx';
import { thisPeriod } from './use-periods.ts';

type Statement = typeof balanceSheet | typeof cashFlowStatement | typeof incomeStatement;

/** A statement of the period in the address, and which of its lines are open there. */
export function useStatement<C extends Statement>(contract: C) {
  const [search] = useAddress();
  const period = search['period'] ?? thisPeriod();
  const open = openLines(search['open']);
  const { data, error, isPending } = useQuery(
    ask(contract, { period } as Input<C>, ['journal', 'account', 'ledgerSettings']),
  );
  return { period, open, data, error, loading: isPending && !error };
}

/** The columns of the statements of a period: profit and loss, cash flow. */
export const flowColumns: readonly AmountColumn<{ current: string; yearToDate: string }>[] = [
  { key: 'current', label: { en: 'This period', zh: '本期金额' }, of: ({ current }) => current },
  {
    key: 'yearToDate',
    label: { en: 'Year to date', zh: '本年累计金额' },
    of: ({ yearToDate }) => yearToDate,
  },
];
