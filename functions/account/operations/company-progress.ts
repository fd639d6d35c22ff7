import type { companyProgress as contract } from '../../../shared/contracts/account/operations.ts';
import { companyNotFound } from '../../platform/identity/identity-errors.ts';
import type { AccountRun } from '../account-context.ts';

export const companyProgress: AccountRun<typeof contract> = async (ctx, { tenantId }) => {
  const { control } = ctx.runtime;
  const mine = await control.isMember(ctx.personId as string, tenantId);
  const tenant = mine ? await control.tenant(tenantId) : undefined;
  if (!tenant) throw companyNotFound();
  const { name, state, done, total } = tenant;
  const progress = { ...(done !== undefined && { done }), ...(total !== undefined && { total }) };
  return { body: { tenantId, name, state, ...progress } };
};
