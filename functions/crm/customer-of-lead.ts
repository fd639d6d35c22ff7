import type { lead } from '../../shared/contracts/crm/lead.ts';
import type { convertLead } from '../../shared/contracts/crm/lead-operations.ts';
import { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Input } from '../../shared/contracts/operation.ts';
import { newCustomer } from '../masterdata/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { load } from '../platform/entity.ts';
import { nothing, type Posting, revise, together } from '../platform/outcome.ts';
import { wholeCompany } from '../platform/read-model/reads.ts';
import { withContact } from './domain/contacts.ts';

type Lead = Doc<typeof lead>;
interface Buyer {
  customerId: string;
  posting: Posting;
}

const series = { prefix: 'C' };

/** The customer that a lead becomes: the one that is named, or a new one of the lead's owner. */
export async function customerOfLead(
  ctx: Ctx,
  found: Lead,
  input: Input<typeof convertLead>,
): Promise<Buyer> {
  if (input.customerId !== undefined) return joined(ctx, found, input.customerId);
  const { ownerId, team, region, lastContactAt } = found;
  const contacts = withContact([], found);
  const made = await newCustomer(ctx, {
    code: input.customerCode ?? (await ctx.numbering.next(series, ctx.today)),
    name: found.companyName,
    ...(input.taxNumber !== undefined && { taxNumber: input.taxNumber }),
    ...{ ownerId, team, region, lastContactAt },
    ...(contacts.length > 0 && { contacts }),
  });
  return { customerId: made.customer.id, posting: made.posting };
}

async function joined(ctx: Ctx, found: Lead, id: string): Promise<Buyer> {
  const known = await load(ctx, customer, id, 'customer.read');
  const contacts = withContact(known.contacts ?? [], found);
  if (contacts.length === (known.contacts ?? []).length) {
    return { customerId: id, posting: nothing() };
  }
  const change = revise(ctx, customer, known, { contacts });
  return { customerId: id, posting: together({ changes: [change] }) };
}

/** A second customer of the same name is most likely the same one. */
export async function isCustomerName(ctx: Ctx, name: string): Promise<boolean> {
  const request = { limit: 1, filter: { name: { eq: name } } };
  return (await ctx.reads.list(customer, request, wholeCompany)).data.length > 0;
}
