import { definePages } from '../../lib/pages.ts';

/** Short paths for what is opened on a phone or by a scanner at the machine. */
export const pages = definePages({
  module: 'manufacturing',
  nav: [
    { noun: 'workOrder' },
    {
      path: '/manufacturing/board',
      label: { en: 'Production board', zh: '生产看板' },
      permission: 'workOrder.read',
    },
    {
      path: '/shop',
      label: { en: 'Shop floor', zh: '车间报工' },
      permission: 'operationReport.create',
    },
    { path: '/scan', label: { en: 'Scan', zh: '扫码' }, permission: 'workOrder.read' },
    { noun: 'operationReport' },
    { noun: 'materialIssue' },
    { noun: 'productionReceipt' },
    { noun: 'productionCost' },
    { noun: 'manufacturingSettings' },
  ],
  document: { workOrder: () => import('./work-order-page.tsx') },
  routes: {
    '/manufacturing/board': () => import('./board-page.tsx'),
    '/shop': () => import('./shop-page.tsx'),
    '/scan': () => import('./scan-page.tsx'),
  },
});
