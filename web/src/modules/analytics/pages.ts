import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'analytics',
  nav: [],
  home: { permission: 'cockpit.read', load: () => import('./cockpit-page.tsx') },
});
