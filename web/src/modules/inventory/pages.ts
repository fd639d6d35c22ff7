import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'inventory',
  nav: [
    {
      path: '/inventory/supply-demand',
      label: { en: 'Supply and demand', zh: '供需平衡' },
      permission: 'stock.read',
    },
    {
      path: '/inventory/ask/listStock',
      label: { en: 'Stock', zh: '库存' },
      permission: 'stock.read',
    },
    {
      path: '/inventory/ask/listLots',
      label: { en: 'Lots', zh: '批次' },
      permission: 'stock.read',
    },
    { noun: 'stockMove' },
    { noun: 'stockCount' },
    { noun: 'reservation' },
    { noun: 'costPool' },
  ],
  asks: { 'planning.itemSupplyDemand': '/inventory/supply-demand' },
  routes: {
    '/inventory/supply-demand': () => import('./supply-demand-page.tsx'),
  },
});
