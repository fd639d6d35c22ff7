import { definePages } from '../../lib/pages.ts';

export const pages = definePages({
  module: 'finance',
  nav: [
    {
      path: '/finance/receivables',
      label: { en: 'Receivables', zh: '应收账款' },
      permission: 'openItem.read',
    },
    {
      path: '/finance/payables',
      label: { en: 'Payables', zh: '应付账款' },
      permission: 'openItem.read',
    },
    { noun: 'payment' },
    { noun: 'journal' },
    {
      path: '/finance/trial-balance',
      label: { en: 'Trial balance', zh: '科目余额表' },
      permission: 'ledger.read',
    },
    {
      path: '/finance/balance-sheet',
      label: { en: 'Balance sheet', zh: '资产负债表' },
      permission: 'ledger.read',
    },
    {
      path: '/finance/income-statement',
      label: { en: 'Profit and loss', zh: '利润表' },
      permission: 'ledger.read',
    },
    {
      path: '/finance/cash-flow-statement',
      label: { en: 'Cash flow statement', zh: '现金流量表' },
      permission: 'ledger.read',
    },
    { path: '/finance/ledger', label: { en: 'Ledger', zh: '明细账' }, permission: 'ledger.read' },
    { noun: 'period' },
    {
      path: '/finance/integrity',
      label: { en: 'Integrity', zh: '数据核对' },
      permission: 'integrity.read',
    },
    { noun: 'account', label: { en: 'Chart of accounts', zh: '会计科目' } },
    { noun: 'taxRate' },
    {
      path: '/finance/openings',
      label: { en: 'Opening balances', zh: '期初余额' },
      permission: 'ledger.read',
    },
    { noun: 'ledgerSettings' },
  ],
  list: {
    account: () => import('./chart-page.tsx'),
    ledgerSettings: () => import('./ledger-settings-page.tsx'),
  },
  create: { journal: () => import('./voucher-entry-page.tsx') },
  document: {
    journal: () => import('./voucher-page.tsx'),
    period: () => import('./period-page.tsx'),
  },
  routes: {
    '/finance/trial-balance': () => import('./trial-balance-page.tsx'),
    '/finance/balance-sheet': () => import('./balance-sheet-page.tsx'),
    '/finance/income-statement': () => import('./income-statement-page.tsx'),
    '/finance/cash-flow-statement': () => import('./cash-flow-statement-page.tsx'),
    '/finance/cash-flow-vouchers': () => import('./cash-flow-vouchers-page.tsx'),
    '/finance/ledger': () => import('./ledger-page.tsx'),
    '/finance/receivables': () => import('./receivables-page.tsx'),
    '/finance/payables': () => import('./payables-page.tsx'),
    '/finance/party': () => import('./party-page.tsx'),
    '/finance/do/receivePayment': () => import('./receive-payment-page.tsx'),
    '/finance/do/paySupplier': () => import('./pay-supplier-page.tsx'),
    '/finance/openings': () => import('./openings-page.tsx'),
    '/finance/integrity': () => import('./integrity-page.tsx'),
  },
});
