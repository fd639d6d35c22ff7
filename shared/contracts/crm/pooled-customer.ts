import * as z from 'zod';
import { instant, labelled, text } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';

const { code, name, tier, region, lastContactAt } = customer.fields.shape;

/** What a member sees of a customer that nobody looks after: people are masked. */
export const pooledCustomer = z.strictObject({
  id: customer.ref(),
  code,
  name,
  tier,
  region,
  contactName: labelled('Contact', '联系人', text(100)).optional(),
  phone: labelled('Phone', '电话', text(40)).optional(),
  createdAt: labelled('Created', '创建时间', instant()),
  lastContactAt,
});
