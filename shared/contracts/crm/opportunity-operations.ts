import * as z from 'zod';
import { labelled, note, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { member } from '../platform/nouns.ts';
import { opportunity } from './opportunity.ts';
import { stageCode } from './pipeline.ts';

const shape = opportunity.fields.shape;
const path = (verb: string) => `/api/crm/opportunities/{id}/${verb}`;

/** Begins in the first stage of the pipeline; without an owner it is the caller's. */
export const createOpportunity = defineOperation({
  id: 'crm.createOpportunity',
  method: 'POST',
  path: '/api/crm/opportunities',
  permission: 'opportunity.write',
  label: { en: 'New opportunity', zh: '新建商机' },
  noun: opportunity,
  input: () =>
    z.strictObject({
      name: shape.name,
      customerId: shape.customerId,
      contactName: shape.contactName,
      source: shape.source,
      requirement: shape.requirement,
      amount: shape.amount,
      expectedCloseDate: shape.expectedCloseDate,
      lines: shape.lines,
      pipelineId: shape.pipelineId.optional(),
      ownerId: labelled('Owner', '负责人', member.ref()).optional(),
      externalId: shape.externalId,
    }),
  output: () => opportunity.document,
  status: 201,
  errors: ['crm.requiredForStage', 'crm.ownerOutOfReach', 'duplicate'],
});

/** Absent fields stay as they are; null clears an optional one that the stage does not need. */
export const updateOpportunity = defineOperation({
  id: 'crm.updateOpportunity',
  method: 'PATCH',
  path: '/api/crm/opportunities/{id}',
  permission: 'opportunity.write',
  label: { en: 'Edit opportunity', zh: '编辑商机' },
  page: { in: ['open'] },
  noun: opportunity,
  input: () =>
    z.strictObject({
      id: opportunity.ref(),
      name: shape.name.optional(),
      contactName: shape.contactName.nullable(),
      source: shape.source.nullable(),
      requirement: shape.requirement.nullable(),
      amount: shape.amount.nullable(),
      expectedCloseDate: shape.expectedCloseDate.nullable(),
      lines: shape.lines.nullable(),
    }),
  output: () => opportunity.document,
  errors: ['crm.opportunityClosed', 'crm.requiredForStage'],
});

/** To another open stage; a lost one comes back to life by it. */
export const moveOpportunity = defineOperation({
  id: 'crm.moveOpportunity',
  method: 'POST',
  path: path('move'),
  permission: 'opportunity.move',
  label: { en: 'Move to stage', zh: '变更阶段' },
  page: { in: ['open', 'lost'] },
  noun: opportunity,
  input: () =>
    z.strictObject({
      id: opportunity.ref(),
      stage: labelled('Stage', '阶段', stageCode()),
    }),
  output: () => opportunity.document,
  errors: ['invalidTransition', 'crm.unknownStage', 'crm.closingStage', 'crm.requiredForStage'],
});

/** Why is told by whoever knows; the reason is one of the pipeline's, if it names any. */
export const winOpportunity = defineOperation({
  id: 'crm.winOpportunity',
  method: 'POST',
  path: path('win'),
  permission: 'opportunity.win',
  label: { en: 'Won', zh: '赢单' },
  page: { in: ['open', 'lost'] },
  noun: opportunity,
  input: () =>
    z.strictObject({
      id: opportunity.ref(),
      reason: labelled('Reason', '赢单原因', text(60)).optional(),
      note: labelled('Note', '说明', note(1000)).optional(),
    }),
  output: () => opportunity.document,
  errors: ['invalidTransition', 'crm.unknownReason', 'crm.requiredForStage'],
});

/** The reason is one of the pipeline's, if it names any. */
export const loseOpportunity = defineOperation({
  id: 'crm.loseOpportunity',
  method: 'POST',
  path: path('lose'),
  permission: 'opportunity.lose',
  label: { en: 'Lost', zh: '输单' },
  page: { in: ['open'], danger: true },
  noun: opportunity,
  input: () =>
    z.strictObject({
      id: opportunity.ref(),
      reason: labelled('Reason', '输单原因', text(60)),
      note: labelled('Note', '说明', note(1000)).optional(),
    }),
  output: () => opportunity.document,
  errors: ['invalidTransition', 'crm.unknownReason', 'crm.requiredForStage'],
});

/**
 * Makes a quotation of the lines, once: asking again answers the same one, unless that has been
 * rejected or cancelled.
 */
export const quoteOpportunity = defineOperation({
  id: 'crm.quoteOpportunity',
  method: 'POST',
  path: path('quote'),
  permission: 'opportunity.quote',
  label: { en: 'Quote', zh: '生成报价单' },
  page: { in: ['open', 'won'], primary: 1 },
  noun: opportunity,
  input: () => z.strictObject({ id: opportunity.ref() }),
  output: () => opportunity.document,
  errors: ['crm.opportunityClosed', 'crm.nothingToQuote'],
});
