import { quotation, quotationStates } from '../../../shared/contracts/sales/quotation.ts';
import type { sendQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { quotationExpired } from '../domain/errors.ts';

export const sendQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, quotation, input.id, 'quotation.send');
  quotationStates.assertMove(before.state, 'sent', 'quotation');
  const { validUntil } = before;
  if (validUntil < ctx.today) throw quotationExpired({ validUntil }, '/id');
  const change = revise(ctx, quotation, before, { state: 'sent' });
  return { result: change.after, changes: [change] };
};
