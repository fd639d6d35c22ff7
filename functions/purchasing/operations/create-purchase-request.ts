import type { createPurchaseRequest as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { scopeOf } from '../../platform/permissions.ts';
import { otherDepartment } from '../domain/errors.ts';
import { newRequest } from '../new-request.ts';

/** Somebody asks for their department; who may ask for all names another one. */
export const createPurchaseRequest: CommandRun<typeof contract> = async (ctx, input) => {
  const { department: wanted, ...wish } = input;
  const department = departmentOf(ctx, wanted);
  const { memberId: ownerId } = ctx.access;
  const kind = wish.project === undefined ? 'department' : 'project';
  const { posting, request } = await newRequest(ctx, {
    ...wish,
    source: { kind },
    department,
    ownerId,
  });
  return { result: request, ...posting };
};

function departmentOf(ctx: Ctx, wanted: string | undefined): string | undefined {
  const own = ctx.access.team;
  if (wanted === undefined || wanted === own) return own;
  if (scopeOf(ctx.access, 'purchaseRequest.create') === 'all') return wanted;
  throw otherDepartment({ department: wanted }, '/department');
}
