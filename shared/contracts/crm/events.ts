import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { code, instant, money, ref, text } from '../fields.ts';
import { member } from '../platform/nouns.ts';
import { lead } from './lead.ts';
import { leadPool } from './lead-pool.ts';
import { opportunity } from './opportunity.ts';
import { pipeline } from './pipeline.ts';

export const leadCaptured = defineEvent({
  id: 'crm.leadCaptured',
  description: 'A lead came in: into a pool, or into the hands of an owner.',
  data: () =>
    z.strictObject({
      leadId: lead.ref(),
      source: text(60).optional(),
      poolId: leadPool.ref().optional(),
      ownerId: member.ref().optional(),
    }),
});

export const leadClaimed = defineEvent({
  id: 'crm.leadClaimed',
  description: 'A member took a lead out of its pool.',
  data: () => z.strictObject({ leadId: lead.ref(), poolId: leadPool.ref(), ownerId: member.ref() }),
});

export const leadConverted = defineEvent({
  id: 'crm.leadConverted',
  description: 'A lead became a customer with an opportunity.',
  data: () =>
    z.strictObject({
      leadId: lead.ref(),
      customerId: ref('customer', 'cus'),
      opportunityId: opportunity.ref(),
    }),
});

export const opportunityMoved = defineEvent({
  id: 'crm.opportunityMoved',
  description: 'An opportunity went to another stage of its pipeline.',
  data: () =>
    z.strictObject({
      opportunityId: opportunity.ref(),
      pipelineId: pipeline.ref(),
      from: code(40),
      to: code(40),
      at: instant(),
      by: text(80),
    }),
});

export const opportunityWon = defineEvent({
  id: 'crm.opportunityWon',
  description: 'A deal was won.',
  data: () =>
    z.strictObject({
      opportunityId: opportunity.ref(),
      customerId: ref('customer', 'cus'),
      amount: money('nonNegative').optional(),
      quotationId: ref('quotation', 'quo').optional(),
    }),
});
