import * as z from 'zod';
import { pageInput } from '../derived.ts';
import { text } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { defineOperation } from '../operation.ts';
import { leadPool } from './lead-pool.ts';
import { pooledCustomer } from './pooled-customer.ts';

/** A pool holds the customers without an owner of its region, or of all that no pool names. */
export const listPooledCustomers = defineOperation({
  id: 'crm.listPooledCustomers',
  method: 'GET',
  path: '/api/crm/lead-pools/{id}/customers',
  permission: 'leadPool.read',
  label: { en: 'Customers in the pool', zh: '公海客户' },
  page: { hidden: true },
  noun: leadPool,
  input: () => z.strictObject({ id: leadPool.ref(), name: text(200).optional(), ...pageInput }),
  output: () =>
    z.strictObject({
      data: z.array(pooledCustomer),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
});

/** Whoever claims first looks after the customer from then on. */
export const claimCustomer = defineOperation({
  id: 'crm.claimCustomer',
  method: 'POST',
  path: '/api/crm/customers/{id}/claim',
  permission: 'customer.claim',
  label: { en: 'Claim customer', zh: '领取客户' },
  page: { hidden: true },
  noun: customer,
  input: () => z.strictObject({ id: customer.ref() }),
  output: () => customer.document,
  errors: ['crm.customerTaken', 'crm.membersOnly', 'crm.dailyClaimsSpent', 'crm.coolingDown'],
});

/** Puts a customer back where others can claim it. */
export const returnCustomer = defineOperation({
  id: 'crm.returnCustomer',
  method: 'POST',
  path: '/api/crm/customers/{id}/return',
  permission: 'customer.return',
  label: { en: 'Return to pool', zh: '退回公海' },
  page: {},
  noun: customer,
  input: () => z.strictObject({ id: customer.ref() }),
  output: () => customer.document,
  errors: ['crm.noOwner', 'crm.noPool'],
});
