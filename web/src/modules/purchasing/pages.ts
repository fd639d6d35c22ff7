import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'purchasing',
  nav: [
    {
      path: '/purchasing/inbox',
      label: { en: 'Purchase inbox', zh: '采购需求池' },
      permission: 'purchaseRequest.read',
    },
    { noun: 'purchaseOrder' },
    {
      path: '/purchasing/follow-up',
      label: { en: 'Follow-up', zh: '采购催货' },
      permission: 'purchaseOrder.read',
    },
    { noun: 'goodsReceipt' },
    { noun: 'purchaseInvoice' },
    { noun: 'purchaseReturn' },
    { noun: 'landedCost' },
    { noun: 'supplierPrice' },
    { noun: 'purchaseRequest' },
    { noun: 'purchasingSettings' },
  ],
  create: {
    purchaseOrder: () => import('./new-order-page.tsx'),
    purchaseInvoice: () => import('./new-invoice-page.tsx'),
  },
  edit: { purchaseOrder: () => import('./edit-order-page.tsx') },
  document: {
    purchaseOrder: () => import('./order-page.tsx'),
    purchaseInvoice: () => import('./invoice-page.tsx'),
  },
  routes: {
    '/purchasing/inbox': () => import('./inbox-page.tsx'),
    '/purchasing/follow-up': () => import('./follow-up-page.tsx'),
    '/purchasing/receive': () => import('./receive-page.tsx'),
  },
});
