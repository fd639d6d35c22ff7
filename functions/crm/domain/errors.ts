import { defineError } from '../../../shared/kernel/errors.ts';

export const leadTaken = defineError(
  'crm.leadTaken',
  409,
  'Somebody has already taken this lead. Choose another one from the pool.',
);

export const customerTaken = defineError(
  'crm.customerTaken',
  409,
  'Somebody looks after this customer already. Choose another one from the pool.',
);

export const noOwner = defineError(
  'crm.noOwner',
  422,
  'Nobody looks after {customer}: it lies in the pool already.',
);

export const leadExists = defineError(
  'crm.leadExists',
  409,
  'There is a lead with this phone number already; it is {by}.',
);

export const leadClosed = defineError(
  'crm.leadClosed',
  409,
  'The lead is {state}; nothing can be changed in it any more.',
);

export const noPool = defineError(
  'crm.noPool',
  422,
  'No pool takes leads from {province}. Name an owner or a pool, or let a pool take the rest.',
);

export const poolArchived = defineError(
  'crm.poolArchived',
  422,
  'The pool {pool} is not in use any more. Choose another one.',
);

export const membersOnly = defineError(
  'crm.membersOnly',
  403,
  'Only a member of the company can own this. Sign in as one, or name the owner.',
);

export const dailyClaimsSpent = defineError(
  'crm.dailyClaimsSpent',
  422,
  'You have claimed {limit} leads from {pool} today, which is the limit. Go on tomorrow.',
);

export const tooManyLeadsHeld = defineError(
  'crm.tooManyLeadsHeld',
  422,
  'You hold {limit} leads from {pool}, which is the limit. Convert or return some first.',
);

export const coolingDown = defineError(
  'crm.coolingDown',
  422,
  'You returned this on {returnedOn}. You can claim it again from {from} on.',
);

export const ownerOutOfReach = defineError(
  'crm.ownerOutOfReach',
  403,
  '{name} is outside of what you manage. Choose somebody within it.',
);

export const ownerInactive = defineError(
  'crm.ownerInactive',
  422,
  '{name} is not active any more. Choose somebody else.',
);

export const customerExists = defineError(
  'crm.customerExists',
  409,
  'There is a customer {name} already. Convert into it, or give the new one another name.',
);

export const nothingFollowed = defineError(
  'crm.nothingFollowed',
  422,
  'Say what was followed up: a lead, a customer or an opportunity.',
);

export const timeInFuture = defineError(
  'crm.timeInFuture',
  422,
  'A follow-up is recorded when it has happened; {at} is still to come.',
);

export const otherCustomer = defineError(
  'crm.otherCustomer',
  422,
  'The opportunity belongs to another customer. Leave the customer out.',
);

export const pipelineUnsound = defineError(
  'crm.pipelineUnsound',
  422,
  'The stages cannot be used: {reason}',
);

export const stageInUse = defineError(
  'crm.stageInUse',
  422,
  '{count} opportunities are in the stage {stage}. Move them first, then remove it.',
);

export const pipelineArchived = defineError(
  'crm.pipelineArchived',
  422,
  'The pipeline {pipeline} is not in use any more. Choose another one.',
);

export const unknownStage = defineError(
  'crm.unknownStage',
  422,
  'The pipeline has no stage {stage}. Use one of: {stages}.',
);

export const closingStage = defineError(
  'crm.closingStage',
  422,
  '{stage} ends the deal. Mark it as won or lost instead of moving it.',
);

export const requiredForStage = defineError(
  'crm.requiredForStage',
  422,
  'The stage {stage} needs {fields}. Fill it in first.',
);

export const unknownReason = defineError(
  'crm.unknownReason',
  422,
  '"{reason}" is no reason this pipeline knows. Use one of: {reasons}.',
);

export const opportunityClosed = defineError(
  'crm.opportunityClosed',
  409,
  'The opportunity is {state}; it cannot be changed any more.',
);

export const nothingToQuote = defineError(
  'crm.nothingToQuote',
  422,
  'The opportunity has no lines to quote. Add what the customer wants first.',
);

export const tooManyDays = defineError(
  'crm.tooManyDays',
  422,
  'Choose a span of 1 to {most} days.',
);
