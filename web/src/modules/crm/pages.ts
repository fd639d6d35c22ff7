import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'crm',
  nav: [
    {
      path: '/crm/board',
      label: { en: 'Pipeline board', zh: '商机看板' },
      permission: 'opportunity.read',
    },
    { path: '/crm/pool', label: { en: 'Pool', zh: '公海' }, permission: 'leadPool.read' },
    { noun: 'lead' },
    { noun: 'opportunity' },
    { noun: 'followUp' },
    {
      path: '/crm/activities',
      label: { en: 'Activities per day', zh: '每日跟进统计' },
      permission: 'followUp.read',
    },
    { noun: 'pipeline' },
    { noun: 'leadPool' },
  ],
  document: {
    lead: () => import('./lead-page.tsx'),
    opportunity: () => import('./deal-page.tsx'),
    customer: () => import('./customer-page.tsx'),
  },
  routes: {
    '/crm/activities': () => import('./activities-page.tsx'),
    '/crm/board': () => import('./board-page.tsx'),
    '/crm/pool': () => import('./pool-page.tsx'),
  },
});
