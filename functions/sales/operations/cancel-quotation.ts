import { quotation, quotationStates } from '../../../shared/contracts/sales/quotation.ts';
import type { cancelQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';

export const cancelQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, quotation, input.id, 'quotation.cancel');
  quotationStates.assertMove(before.state, 'cancelled', 'quotation');
  const change = revise(ctx, quotation, before, { state: 'cancelled' });
  return { result: change.after, changes: [change] };
};
