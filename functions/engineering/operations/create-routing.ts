import { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { createRouting as contract } from '../../../shared/contracts/engineering/routing-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create } from '../../platform/outcome.ts';
import { checkRouting } from '../domain/routing-rules.ts';
import { revisionFor } from '../revision.ts';

/** A draft: it may be wrong about other versions, but not in itself. */
export const createRouting: CommandRun<typeof contract> = async (ctx, input) => {
  await itemsById(ctx, [input.itemId], () => '/itemId');
  const fields = { ...input, revision: await revisionFor(ctx, 'routing', input) };
  checkRouting(fields);
  const change = create(ctx, routing, { ...fields, state: 'draft' });
  return { result: change.after, changes: [change] };
};
