import type * as z from 'zod';
import type { journalLine } from '../../../shared/contracts/finance/journal.ts';
import type { RoleMap } from './account-roles.ts';
import type { Dimensions, JournalLine } from './journal.ts';
import { withAccounts } from './journal.ts';

export type StoredLine = z.infer<typeof journalLine>;

const fieldOf = {
  customer: 'customerId',
  supplier: 'supplierId',
  item: 'itemId',
  warehouse: 'warehouseId',
  department: 'department',
  project: 'project',
  person: 'person',
  order: 'orderId',
} as const satisfies Record<keyof Dimensions, keyof StoredLine>;

type Named = [keyof Dimensions, (typeof fieldOf)[keyof Dimensions]];
const dimensionFields = Object.entries(fieldOf) as Named[];

const fieldsOfDimensions = (dimensions: Dimensions = {}): Partial<StoredLine> =>
  Object.fromEntries(
    dimensionFields.flatMap(([name, field]) =>
      dimensions[name] === undefined ? [] : [[field, dimensions[name]]],
    ),
  );

/** Lines as a journal keeps them: accounts by code, dimensions as fields of the line. */
export const storedLines = (lines: readonly JournalLine[], roles: RoleMap): StoredLine[] =>
  withAccounts(lines, roles).map(({ dimensions, memo, clears, foreign, ...line }) => ({
    ...line,
    ...(memo === undefined ? {} : { memo }),
    ...fieldsOfDimensions(dimensions),
    ...(foreign === undefined
      ? {}
      : {
          foreignCurrency: foreign.currency,
          foreignAmount: foreign.amount,
          exchangeRate: foreign.rate,
        }),
    ...(clears === undefined ? {} : { clears }),
  }));

/** And back, so that a stored journal can be reversed by the same rules. */
export const domainLines = (lines: readonly StoredLine[]): JournalLine[] =>
  lines.map((line) => {
    const { accountCode, debit, credit, memo, clears } = line;
    const { foreignCurrency, foreignAmount, exchangeRate } = line;
    const dimensions = Object.fromEntries(
      dimensionFields.flatMap(([name, field]) =>
        line[field] === undefined ? [] : [[name, line[field]]],
      ),
    );
    return {
      accountCode,
      debit,
      credit,
      dimensions,
      ...(memo === undefined ? {} : { memo }),
      ...(clears === undefined ? {} : { clears }),
      ...(foreignCurrency === undefined || foreignAmount === undefined || exchangeRate === undefined
        ? {}
        : {
            foreign: { currency: foreignCurrency, amount: foreignAmount, rate: exchangeRate },
          }),
    };
  });
