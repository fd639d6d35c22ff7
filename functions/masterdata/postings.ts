import { customer } from '../../shared/contracts/masterdata/customer.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { createMaster, updateMaster } from '../platform/master-data.ts';
import { type Change, type Posting, revise } from '../platform/outcome.ts';
import { masterRules } from './master-rules.ts';

/** A new customer under the same defaults and checks as one that is typed in. */
export async function newCustomer(
  ctx: Ctx,
  fields: Partial<Fields<typeof customer>>,
): Promise<{ posting: Posting; customer: Doc<typeof customer> }> {
  const made = await createMaster(ctx, customer, masterRules.customer, fields);
  const posting = {
    changes: [...(made.changes ?? [])],
    guards: [...(made.guards ?? [])],
    events: [...(made.events ?? [])],
  };
  return { posting, customer: made.result as unknown as Doc<typeof customer> };
}

/** What one unit of an item should cost, as it was worked out elsewhere. */
export const setStandardCost = (
  ctx: Ctx,
  before: Doc<typeof item>,
  standardCost: Decimal,
): Change => revise(ctx, item, before, { standardCost });

/** An item changed under the same checks as by hand; what stays as it is writes nothing. */
export async function changeItem(
  ctx: Ctx,
  id: string,
  fields: Partial<Fields<typeof item>>,
): Promise<{ posting: Posting; item: Doc<typeof item> }> {
  const made = await updateMaster(ctx, item, masterRules['item'], id, fields);
  const { changes = [], guards = [], events = [] } = made;
  return {
    posting: { changes: [...changes], guards: [...guards], events: [...events] },
    item: made.result as unknown as Doc<typeof item>,
  };
}
