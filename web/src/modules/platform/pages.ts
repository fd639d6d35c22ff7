import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'platform',
  order: 200,
  nav: [
    { noun: 'company' },
    { noun: 'member' },
    { path: '/platform/roles', label: { en: 'Roles', zh: '角色权限' }, permission: 'member.read' },
    { noun: 'apiKey' },
    { path: '/developer', label: { en: 'Developer', zh: '开发者' }, permission: 'apiKey.read' },
    { noun: 'job' },
    { noun: 'attachment' },
    {
      path: '/platform/ask/listDenials',
      label: { en: 'Refused requests', zh: '越权请求记录' },
      permission: 'audit.read',
    },
    {
      path: '/platform/ask/listExports',
      label: { en: 'Exports', zh: '导出记录' },
      permission: 'audit.read',
    },
  ],
  create: { apiKey: () => import('./new-key-page.tsx') },
  document: { job: () => import('./job-page.tsx') },
  routes: {
    '/platform/roles': () => import('./roles-page.tsx'),
    '/developer': () => import('./developer-page.tsx'),
  },
});
