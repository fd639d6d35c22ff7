import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'account',
  reads: ['platform'],
  routes: { '/account': () => import('./account-page.tsx') },
});
