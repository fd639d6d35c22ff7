import { expect, test } from 'vitest';
import { openLines, rowsOf, type StatementLine, toggled } from './statement-rows.ts';

const line = (id: string, ...codes: string[]): StatementLine => ({
  ...{ id, kind: 'line', label: { en: id, zh: id } },
  accounts: codes.map((accountCode) => ({ accountCode, name: accountCode })),
});

test('an open line shows its accounts under it, a receivable its customers too', () => {
  const lines = [line('cash', '1001', '1002'), line('receivables', '1122'), line('taxes')];
  const shown = rowsOf(lines, ['cash', 'receivables', 'taxes']).map((row) =>
    row.kind === 'account' ? row.account.accountCode : `${row.kind} ${row.line.id}`,
  );
  expect(shown).toEqual([
    ...['line cash', '1001', '1002', 'line receivables', '1122', 'parties receivables'],
    'line taxes',
  ]);
  expect(rowsOf(lines, [])).toHaveLength(3);
});

test('a line is opened and shut, and none is no text at all', () => {
  expect(openLines(undefined)).toEqual([]);
  expect(toggled([], 'cash')).toBe('cash');
  expect(toggled(openLines('cash taxes'), 'cash')).toBe('taxes');
  expect(toggled(['taxes'], 'taxes')).toBeUndefined();
});
