import { quotation, quotationStates } from '../../../shared/contracts/sales/quotation.ts';
import type { rejectQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';

export const rejectQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, quotation, input.id, 'quotation.reject');
  quotationStates.assertMove(before.state, 'rejected', 'quotation');
  const reason = input.because === undefined ? {} : { rejectedBecause: input.because };
  const change = revise(ctx, quotation, before, { state: 'rejected', ...reason });
  return { result: change.after, changes: [change] };
};
