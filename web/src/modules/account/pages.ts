import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'account',
  routes: { '/account': () => import('./account-page.tsx') },
});
