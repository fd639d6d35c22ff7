import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { labelled, text } from '../../../shared/contracts/fields.ts';
import { defineImportTarget } from '../../../shared/contracts/import-target.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import type { JobWork } from '../job-reaction.ts';
import { batchesOf, type Importing, importBatch, inGroups } from './import-rows.ts';
import { defineImport } from './import-run.ts';
import { columnFinder } from './match-headers.ts';
import { readRows } from './read-rows.ts';

const target = defineImportTarget({
  id: 'opening',
  module: 'test',
  label: { en: 'Opening', zh: '期初' },
  row: z.strictObject({ code: labelled('Code', '编码', text(20)) }),
  permission: 'x.write',
  batch: 8,
});
const refused = defineError('refused', 422, 'Not this one.');

test('a row with more cells than the header has moved: it is told, blank cells are not', () => {
  const { rows } = readRows(target, [['code'], ['A', ''], ['B', '250']]);
  expect(rows.map(({ errors }) => errors.map(({ row, code }) => [row, code]))).toEqual([
    [],
    [[3, 'tooManyCells']],
  ]);
});

/** A target that adds up whatever it is given: to import a row twice would show. */
function counting(isRefused: (code: string) => boolean) {
  const booked: string[] = [];
  const run = defineImport({
    target,
    run: async (_ctx, rows) => {
      if (rows.some(({ values }) => isRefused(values.code))) throw refused({}, '/code');
      booked.push(...rows.map(({ values }) => values.code));
      const event = { event: {} as never, data: {} };
      return { created: rows.length, updated: 0, unchanged: 0, rowErrors: [], events: [event] };
    },
  });
  return { booked, run };
}

/** The target asks the store nothing; what a batch would write is looked through all the same. */
const ctx = { store: { foreseeing: () => ({}) } } as never;

/** Steps are remembered as the idempotency records of the store remember them. */
function remembered(records: Map<string, unknown>): JobWork {
  const keep = <R>(step: string, value: R): R => {
    records.set(step, value);
    return value;
  };
  return {
    context: () => ctx,
    known: async (step) => records.get(step),
    once: async (step, decide) => keep(step, (await decide(ctx)).result),
    note: async (step, value) => keep(step, value),
    attempt: async (decide) => (await decide(ctx)).result,
    isTimeOver: () => false,
  };
}

const table = [['code'], ...Array.from({ length: 20 }, (_, n) => [`R${n + 2}`])];
const { rows, columns } = readRows(target, table);

const importingWith = (run: Importing['run'], records: Map<string, unknown>): Importing => ({
  work: remembered(records),
  jobId: 'job',
  run,
  columns,
  access: { grants: new Map(), regions: [] },
  owner: 'user:mem_x',
  check: false,
});

describe('documents of many rows', () => {
  const pair = (_: unknown, row: number) => String(row % 10);
  const run = { ...counting(() => false).run, groupOf: pair };

  test('stay together wherever their rows stand, and count as one', () => {
    const ordered = inGroups(run, rows);
    expect(ordered.slice(0, 4).map(({ row }) => row)).toEqual([2, 12, 3, 13]);
    const batches = batchesOf(run, ordered);
    expect(batches.map((batch) => batch.length)).toEqual([16, 4]);
    expect(batchesOf(run, ordered.slice(16))).toEqual(batches.slice(1));
  });

  test('are refused as a whole, and nothing else is', async () => {
    const { booked, run: plain } = counting((code) => code === 'R13');
    const grouped = { ...plain, groupOf: pair };
    const batch = inGroups(grouped, rows);
    const tally = await importBatch(importingWith(grouped, new Map()), batch);
    expect(tally).toMatchObject({ created: 18, failed: 2, errors: [{ row: 3, code: 'refused' }] });
    expect(booked).not.toContain('R3');
    expect(booked).toHaveLength(18);
  });
});

describe('batches', () => {
  test('are as large as the target allows, in file order', () => {
    const { run } = counting(() => false);
    expect(batchesOf(run, rows).map((batch) => batch.length)).toEqual([8, 8, 4]);
  });

  test('take no more rows than fit one commit', () => {
    const run = { ...counting(() => false).run, actionsOf: () => 40 };
    expect(batchesOf(run, rows.slice(0, 5)).map((batch) => batch.length)).toEqual([2, 2, 1]);
  });

  test('from any cut on are the same batches again', () => {
    const { run } = counting(() => false);
    const all = batchesOf(run, rows);
    expect(batchesOf(run, rows.slice(8))).toEqual(all.slice(1));
  });
});

describe('a batch that is refused', () => {
  test('is halved down to the row at fault, and the others are booked once', async () => {
    const { booked, run } = counting((code) => code === 'R13');
    const tally = await importBatch(importingWith(run, new Map()), rows);
    expect(tally).toMatchObject({ created: 19, failed: 1 });
    expect(tally.errors).toMatchObject([{ row: 13, column: 'code', code: 'refused' }]);
    expect(booked).toEqual(rows.map(({ values }) => values['code']).filter((c) => c !== 'R13'));
  });

  test('books nothing twice when the reason is gone as the part is repeated', async () => {
    const records = new Map<string, unknown>();
    const first = counting((code) => code === 'R13');
    await importBatch(importingWith(first.run, records), rows);
    const again = counting(() => false);
    const tally = await importBatch(importingWith(again.run, records), rows);
    expect(again.booked).toEqual(['R13']);
    expect(tally).toMatchObject({ created: 20, failed: 0 });
  });
});

describe('headers', () => {
  const find = columnFinder([
    { path: ['paymentTerms', 'days'], label: { en: 'Payment terms: Days', zh: '付款条件：天数' } },
    { path: ['contacts', '*', 'phone'], label: { en: 'Contacts *: Phone', zh: '联系人 *：电话' } },
  ] as never);

  test.each([
    ['paymentTerms.days', 'paymentTerms.days', []],
    ['PAYMENT TERMS：DAYS', 'paymentTerms.days', []],
    ['付款条件:天数', 'paymentTerms.days', []],
    ['Payment terms: Days | 付款条件：天数', 'paymentTerms.days', []],
    ['contacts.2.phone', 'contacts.*.phone', [2]],
    ['Contacts 12: Phone', 'contacts.*.phone', [12]],
    ['联系人 3：电话', 'contacts.*.phone', [3]],
  ])('%s is %s at %j', (header, path, positions) => {
    const found = find(header);
    expect([found?.column.path.join('.'), found?.positions]).toEqual([path, positions]);
  });

  test('what nobody knows is nothing', () => expect(find('dragon')).toBeUndefined());
});
