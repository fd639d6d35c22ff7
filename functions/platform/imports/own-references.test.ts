import { describe, expect, it } from 'vitest';
import { targetOfNoun } from '../../../shared/contracts/import-target.ts';
import { columnsOfRow } from '../../../shared/contracts/row-columns.ts';
import { nounById } from '../../../shared/contracts/system.ts';
import type { Decide } from '../command.ts';
import { foreseeEarlier, type Importing } from './import-rows.ts';
import { matchHeaders } from './match-headers.ts';
import { rowsNamed, stretchesOf } from './own-references.ts';
import type { FileRow } from './read-rows.ts';

const importOf = (nounId: string, headers: string[]) => {
  const target = targetOfNoun(nounById(nounId) as never);
  const run = { target, run: async () => ({}) as never };
  return { run, columns: matchHeaders(headers, columnsOfRow(target.row)) };
};

const { run, columns } = importOf('unit', ['code', 'name', 'base unit']);
const unit = (row: number, code: string, baseUnitId?: string): FileRow => ({
  row,
  values: { code, name: code, ...(baseUnitId && { baseUnitId }) },
  errors: [],
});
const file = [
  unit(2, 'PCS'),
  unit(3, 'KG'),
  unit(4, 'BOX', 'pcs'),
  unit(5, 'CASE', 'PCS'),
  unit(6, 'SACK', 'KG'),
  unit(7, 'PALLET', 'box'),
];
const numbers = (rows: readonly FileRow[]) => rows.map(({ row }) => row);

describe('stretches of a file', () => {
  it('are cut before a row that names one of its stretch, however it is written', () => {
    expect(stretchesOf(run, columns, file).map(numbers)).toEqual([[2, 3], [4, 5, 6], [7]]);
  });

  it('are not cut where rows cannot name each other', () => {
    const customers = importOf('customer', ['code', 'name']);
    expect(stretchesOf(customers.run, customers.columns, file)).toHaveLength(1);
  });
});

describe('a check that goes on in another part', () => {
  it('decides those earlier rows again that others name, and no more', async () => {
    expect(numbers(rowsNamed(run, columns, file.slice(0, 5), file))).toEqual([2, 3, 4]);
    const attempts: unknown[] = [];
    const attempt = async (_: Decide, foreseen: unknown) => attempts.push(foreseen);
    const foreseen = new Map();
    const work = { attempt } as never;
    const importing = { work, run, columns, check: true, foreseen } as unknown as Importing;
    await foreseeEarlier(importing, file, 0);
    expect(attempts).toEqual([]);
    await foreseeEarlier(importing, file, 5);
    expect(attempts).toEqual([foreseen]);
  });
});
