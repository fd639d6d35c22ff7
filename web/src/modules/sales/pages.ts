import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'sales',
  nav: [
    { noun: 'salesOrder' },
    { noun: 'quotation' },
    { noun: 'delivery' },
    { noun: 'salesInvoice' },
    { noun: 'salesReturn' },
    { noun: 'salesSettings' },
  ],
  create: {
    salesOrder: () => import('./new-sale-page.tsx'),
    quotation: () => import('./new-sale-page.tsx'),
  },
  edit: {
    salesOrder: () => import('./edit-sale-page.tsx'),
    quotation: () => import('./edit-sale-page.tsx'),
  },
  document: {
    salesOrder: () => import('./order-page.tsx'),
    delivery: () => import('./delivery-page.tsx'),
  },
});
