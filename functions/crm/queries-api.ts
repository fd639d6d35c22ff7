import type { crm } from '../../shared/contracts/crm/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { activitiesPerDay } from './queries/activities-per-day.ts';
import { listOpportunityFollowUps } from './queries/list-opportunity-follow-ups.ts';
import { listPooledCustomers } from './queries/list-pooled-customers.ts';
import { listPooledLeads } from './queries/list-pooled-leads.ts';
import { opportunityBoard } from './queries/opportunity-board.ts';
import { salesFunnel } from './queries/sales-funnel.ts';

export const queryImplementations = {
  listPooledLeads,
  listPooledCustomers,
  listOpportunityFollowUps,
  opportunityBoard,
  salesFunnel,
  activitiesPerDay,
} satisfies Queries<(typeof crm)['operations']>;
