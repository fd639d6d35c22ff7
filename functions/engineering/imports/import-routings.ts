import type * as z from 'zod';
import { routingImport } from '../../../shared/contracts/engineering/routing-import.ts';
import { headerOf, numbersOf } from '../../platform/imports/document-rows.ts';
import { defineImport } from '../../platform/imports/import-run.ts';
import { checkRouting, type RoutingFields } from '../domain/routing-rules.ts';
import { importVersions, type VersionReader, versionKey } from './import-versions.ts';

type Row = z.infer<(typeof routingImport)['row']>;

const operationOf = (values: Row, number: number): RoutingFields['operations'][number] => {
  const { itemId, revision, validFrom, validTo, memo, draft, ...operation } = values;
  return { setupMinutes: '0', ...operation, number };
};

const reader: VersionReader<'routing', Row> = {
  kind: 'routing',
  list: 'operations',
  async fieldsOf(_ctx, rows) {
    const { itemId, revision = '1' } = (rows[0] as (typeof rows)[number]).values;
    const numbers = numbersOf(rows.map(({ values }) => values.number));
    const fields = {
      itemId,
      ...headerOf(rows, ['validFrom', 'validTo', 'memo']),
      operations: rows.map(({ values }, index) => operationOf(values, numbers[index] as number)),
    };
    checkRouting({ ...fields, revision });
    return fields;
  },
};

/** Operations of routings, one a row. */
export const importRoutings = defineImport<(typeof routingImport)['row']>({
  target: routingImport,
  // The version, its revision and the register of its item; a version that it ends besides.
  actionsOf: ({ validFrom }) => (validFrom === undefined ? 3 : 4),
  inOrder: true,
  groupOf: (values) => versionKey(values as Row),
  async run(ctx, rows) {
    const { book, released, ...batch } = await importVersions(ctx, rows, reader);
    return { ...batch, guards: released ? book.guards() : [] };
  },
});
