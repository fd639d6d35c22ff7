import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'engineering',
  nav: [
    { noun: 'bom' },
    { noun: 'routing' },
    { noun: 'workCentre' },
    { noun: 'engineeringSettings' },
  ],
  document: { bom: () => import('./bom-page.tsx') },
});
