import { crm } from '../../shared/contracts/crm/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';
import { assignLead } from './operations/assign-lead.ts';
import { claimCustomer } from './operations/claim-customer.ts';
import { claimLead } from './operations/claim-lead.ts';
import { convertLead } from './operations/convert-lead.ts';
import { createLead } from './operations/create-lead.ts';
import { createOpportunity } from './operations/create-opportunity.ts';
import { loseLead } from './operations/lose-lead.ts';
import { loseOpportunity } from './operations/lose-opportunity.ts';
import { moveOpportunity } from './operations/move-opportunity.ts';
import { quoteOpportunity } from './operations/quote-opportunity.ts';
import { recordFollowUp } from './operations/record-follow-up.ts';
import { returnCustomer } from './operations/return-customer.ts';
import { returnLead } from './operations/return-lead.ts';
import { updateFollowUp } from './operations/update-follow-up.ts';
import { updateLead } from './operations/update-lead.ts';
import { updateOpportunity } from './operations/update-opportunity.ts';
import { winOpportunity } from './operations/win-opportunity.ts';

export const routes = commandRoutes(
  crm,
  {
    createLead,
    updateLead,
    claimLead,
    returnLead,
    assignLead,
    loseLead,
    convertLead,
    claimCustomer,
    returnCustomer,
    recordFollowUp,
    updateFollowUp,
    createOpportunity,
    updateOpportunity,
    moveOpportunity,
    winOpportunity,
    loseOpportunity,
    quoteOpportunity,
  },
  masterRules,
);
export const handler = moduleApi(routes);
