import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'planning',
  reads: ['engineering', 'manufacturing'],
  nav: [
    {
      path: '/planning/workbench',
      label: { en: 'MRP workbench', zh: 'MRP 工作台' },
      permission: 'plan.read',
    },
    {
      path: '/planning/kitting',
      label: { en: 'Kitting', zh: '齐套分析' },
      permission: 'plan.read',
    },
    { path: '/planning/schedule', label: { en: 'Schedule', zh: '排产' }, permission: 'plan.read' },
    { noun: 'firmPlannedOrder' },
    { noun: 'forecast' },
    { noun: 'masterPlan' },
    { noun: 'planningScenario' },
    { noun: 'planningRun' },
    { noun: 'planningSettings' },
  ],
  document: { planningRun: () => import('./run-page.tsx') },
  routes: {
    '/planning/workbench': () => import('./workbench-page.tsx'),
    '/planning/kitting': () => import('./kitting-page.tsx'),
    '/planning/schedule': () => import('./schedule/schedule-page.tsx'),
  },
});
