import type { me as contract } from '../../../shared/contracts/account/operations.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import { memberIdOf } from '../../platform/http/session.ts';
import { grantsOfRoles } from '../../platform/permissions.ts';
import type { AccountCtx, AccountRun } from '../account-context.ts';
import { companiesOf } from '../companies-of.ts';

export const me: AccountRun<typeof contract> = async (ctx) => {
  const personId = ctx.personId as string;
  const companies = await companiesOf(ctx.runtime.control, personId);
  const found = await memberOf(ctx, personId);
  return {
    body: {
      personId,
      companies,
      ...(ctx.tenantId !== undefined && { tenantId: ctx.tenantId }),
      ...(found && { member: found }),
    },
  };
};

async function memberOf({ runtime, tenantId }: AccountCtx, personId: string) {
  if (tenantId === undefined) return undefined;
  const tenant = await runtime.control.tenant(tenantId);
  if (tenant?.state !== 'active') return undefined;
  const found = await runtime.storeFor(tenant).find(member, memberIdOf(tenantId, personId));
  if (!found?.active) return undefined;
  const permissions = Object.fromEntries(grantsOfRoles(found.roles));
  return { id: found.id, name: found.name, roles: found.roles, permissions };
}
