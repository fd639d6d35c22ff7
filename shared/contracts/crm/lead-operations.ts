import * as z from 'zod';
import { pageInput } from '../derived.ts';
import { code, date, labelled, money, ref, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { member } from '../platform/nouns.ts';
import { lead, leadFields } from './lead.ts';
import { leadPool } from './lead-pool.ts';
import { pipeline } from './pipeline.ts';
import { pooledLead } from './pooled-lead.ts';

const owner = labelled('Owner', '负责人', member.ref());
const reason = labelled('Reason', '原因', text(200));
const path = (verb: string) => `/api/crm/leads/{id}/${verb}`;

/** With an owner it is theirs; else it goes to the pool that is named, or to its province's. */
export const createLead = defineOperation({
  id: 'crm.createLead',
  method: 'POST',
  path: '/api/crm/leads',
  permission: 'lead.write',
  label: { en: 'New lead', zh: '新建线索' },
  noun: lead,
  input: () =>
    leadFields.extend({
      ownerId: owner.optional(),
      poolId: labelled('Pool', '线索池', leadPool.ref()).optional(),
    }),
  output: () => lead.document,
  status: 201,
  errors: ['crm.noPool', 'crm.leadExists', 'crm.ownerOutOfReach', 'duplicate'],
});

/** Absent fields stay as they are; null clears an optional one. */
export const updateLead = defineOperation({
  id: 'crm.updateLead',
  method: 'PATCH',
  path: '/api/crm/leads/{id}',
  permission: 'lead.write',
  label: { en: 'Edit lead', zh: '编辑线索' },
  page: { in: ['pool', 'owned'] },
  noun: lead,
  input: () =>
    z.strictObject({
      id: lead.ref(),
      companyName: leadFields.shape.companyName.optional(),
      contactName: leadFields.shape.contactName.nullable(),
      phone: leadFields.shape.phone.nullable(),
      email: leadFields.shape.email.nullable(),
      province: leadFields.shape.province.nullable(),
      source: leadFields.shape.source.nullable(),
      requirement: leadFields.shape.requirement.nullable(),
    }),
  output: () => lead.document,
  errors: ['crm.leadClosed', 'crm.leadExists', 'crm.noPool'],
});

export const claimLead = defineOperation({
  id: 'crm.claimLead',
  method: 'POST',
  path: path('claim'),
  permission: 'lead.claim',
  label: { en: 'Claim lead', zh: '领取线索' },
  page: { in: ['pool'], primary: 1 },
  noun: lead,
  input: () => z.strictObject({ id: lead.ref() }),
  output: () => lead.document,
  errors: [
    'crm.leadTaken',
    'crm.membersOnly',
    'crm.dailyClaimsSpent',
    'crm.tooManyLeadsHeld',
    'crm.coolingDown',
  ],
});

export const returnLead = defineOperation({
  id: 'crm.returnLead',
  method: 'POST',
  path: path('return'),
  permission: 'lead.return',
  label: { en: 'Return to pool', zh: '退回线索池' },
  page: { in: ['owned'] },
  noun: lead,
  input: () => z.strictObject({ id: lead.ref(), reason: reason.optional() }),
  output: () => lead.document,
  errors: ['invalidTransition', 'crm.noPool'],
});

/** Hands a lead to a member, out of the pool or from one owner to another. */
export const assignLead = defineOperation({
  id: 'crm.assignLead',
  method: 'POST',
  path: path('assign'),
  permission: 'lead.assign',
  label: { en: 'Assign lead', zh: '分配线索' },
  page: { in: ['pool', 'owned'] },
  noun: lead,
  input: () => z.strictObject({ id: lead.ref(), ownerId: owner }),
  output: () => lead.document,
  errors: ['crm.leadClosed', 'crm.ownerOutOfReach', 'crm.ownerInactive'],
});

export const loseLead = defineOperation({
  id: 'crm.loseLead',
  method: 'POST',
  path: path('lose'),
  permission: 'lead.lose',
  label: { en: 'Mark lead lost', zh: '标记无效' },
  page: { in: ['pool', 'owned'], danger: true },
  noun: lead,
  input: () => z.strictObject({ id: lead.ref(), reason }),
  output: () => lead.document,
  errors: ['invalidTransition'],
});

/**
 * Makes a customer and an opportunity of a lead, once: converting again answers the same ids.
 * With customerId the lead joins that customer.
 */
export const convertLead = defineOperation({
  id: 'crm.convertLead',
  method: 'POST',
  path: path('convert'),
  permission: 'lead.convert',
  label: { en: 'Convert lead', zh: '转化线索' },
  page: { in: ['owned'], primary: 2 },
  noun: lead,
  input: () =>
    z.strictObject({
      id: lead.ref(),
      customerId: labelled('Customer', '客户', ref('customer', 'cus')).optional(),
      customerCode: labelled('Customer code', '客户编码', code(40)).optional(),
      taxNumber: labelled('Tax number', '统一社会信用代码', code(30)).optional(),
      opportunityName: labelled('Opportunity', '商机名称', text(200)).optional(),
      amount: labelled('Amount', '预计金额', money('nonNegative')).optional(),
      expectedCloseDate: labelled('Expected close', '预计成交日期', date()).optional(),
      pipelineId: labelled('Pipeline', '销售流程', pipeline.ref()).optional(),
    }),
  output: () => lead.document,
  errors: ['invalidTransition', 'crm.customerExists', 'crm.requiredForStage', 'duplicate'],
});

/**
 * The leads waiting in a pool, oldest first. There is no full-text search: it could be used to
 * guess what is masked.
 */
export const listPooledLeads = defineOperation({
  id: 'crm.listPooledLeads',
  method: 'GET',
  path: '/api/crm/lead-pools/{id}/leads',
  permission: 'leadPool.read',
  label: { en: 'Leads in the pool', zh: '池中线索' },
  page: { hidden: true },
  noun: leadPool,
  input: () =>
    z.strictObject({
      id: leadPool.ref(),
      companyName: text(200).optional(),
      province: text(30).optional(),
      source: text(60).optional(),
      ...pageInput,
    }),
  output: () =>
    z.strictObject({
      data: z.array(pooledLead),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
});
