import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { createBom as contract } from '../../../shared/contracts/engineering/bom-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create } from '../../platform/outcome.ts';
import { checkBom } from '../domain/bom-rules.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { revisionFor } from '../revision.ts';

/** A draft: it may be wrong about other versions, but not in itself. */
export const createBom: CommandRun<typeof contract> = async (ctx, input) => {
  const { itemId } = input;
  const product = (await itemsById(ctx, [itemId], () => '/itemId')).get(itemId);
  const { lossMode } = await engineeringSettingsOf(ctx);
  const revision = await revisionFor(ctx, 'bom', input);
  const fields = { ...input, revision };
  checkBom(fields, lossMode, product?.code ?? itemId);
  const change = create(ctx, bom, { ...fields, state: 'draft' });
  return { result: change.after, changes: [change] };
};
