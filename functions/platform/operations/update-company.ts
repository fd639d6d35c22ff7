import { company } from '../../../shared/contracts/platform/company.ts';
import type { updateCompany as contract } from '../../../shared/contracts/platform/operations.ts';
import { load } from '../entity.ts';
import type { CommandRun } from '../implementation.ts';
import { revise } from '../outcome.ts';

export const updateCompany: CommandRun<typeof contract> = async (ctx, { id, ...patch }) => {
  const before = await load(ctx, company, id, 'company.write');
  const change = revise(ctx, company, before, patch);
  return { result: change.after, changes: [change] };
};
