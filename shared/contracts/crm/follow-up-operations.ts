import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { followUp } from './follow-up.ts';
import { opportunity } from './opportunity.ts';

const shape = followUp.fields.shape;

/** Says what was done, with at least one of lead, customer and opportunity; now, if no time. */
export const recordFollowUp = defineOperation({
  id: 'crm.recordFollowUp',
  method: 'POST',
  path: '/api/crm/follow-ups',
  permission: 'followUp.write',
  label: { en: 'Record follow-up', zh: '填写跟进记录' },
  noun: followUp,
  input: () =>
    z.strictObject({
      content: shape.content,
      method: shape.method,
      at: shape.at.optional(),
      nextStep: shape.nextStep,
      nextOn: shape.nextOn,
      leadId: shape.leadId,
      customerId: shape.customerId,
      opportunityId: shape.opportunityId,
    }),
  output: () => followUp.document,
  status: 201,
  errors: ['crm.nothingFollowed', 'crm.timeInFuture', 'crm.otherCustomer'],
});

/** The time and what it was about stay; the version before stays in the history. */
export const updateFollowUp = defineOperation({
  id: 'crm.updateFollowUp',
  method: 'PATCH',
  path: '/api/crm/follow-ups/{id}',
  permission: 'followUp.write',
  label: { en: 'Edit follow-up', zh: '编辑跟进记录' },
  noun: followUp,
  input: () =>
    z.strictObject({
      id: followUp.ref(),
      content: shape.content.optional(),
      method: shape.method.optional(),
      nextStep: shape.nextStep.nullable(),
      nextOn: shape.nextOn.nullable(),
    }),
  output: () => followUp.document,
});

/** Newest first, with the records of the lead that the opportunity came from. */
export const listOpportunityFollowUps = defineOperation({
  id: 'crm.listOpportunityFollowUps',
  method: 'GET',
  path: '/api/crm/opportunities/{id}/follow-ups',
  permission: 'opportunity.read',
  label: { en: 'Follow-ups of the opportunity', zh: '商机跟进记录' },
  page: { hidden: true },
  noun: opportunity,
  input: () => z.strictObject({ id: opportunity.ref() }),
  output: () => z.strictObject({ data: z.array(followUp.document) }),
});
