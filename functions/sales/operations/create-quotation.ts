import type { createQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { draftQuotation } from '../postings.ts';

/** An offer to a customer, priced by the policy where no price was typed. */
export const createQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const { posting, quotation } = await draftQuotation(ctx, input);
  return { result: quotation, ...posting };
};
