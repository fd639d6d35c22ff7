import type { Label } from '../fields.ts';
import type { Scope } from '../noun.ts';

/**
 * Ready-made roles as data. A grant is permission → scope; `salesOrder.*` covers every verb of a
 * noun, `*.read` reading of every noun, `*` everything. The widest matching grant counts. A verb
 * that is granted nowhere is refused: an unknown role has no rights.
 */
export interface Role {
  label: Label;
  grants: Readonly<Record<string, Scope>>;
}

const masterRead = {
  'item.read': 'all',
  'unit.read': 'all',
  'warehouse.read': 'all',
  'company.read': 'all',
  'priceList.read': 'all',
  'taxRate.read': 'all',
  'member.read': 'all',
  'job.*': 'own',
  'file.*': 'own',
  'export.read': 'all',
} as const satisfies Record<string, Scope>;

export const roles = {
  owner: { label: { en: 'Owner', zh: '老板' }, grants: { '*': 'all' } },
  admin: {
    label: { en: 'Administrator', zh: '管理员' },
    grants: {
      ...masterRead,
      '*.read': 'all',
      'member.*': 'all',
      'apiKey.*': 'all',
      'company.*': 'all',
      'import.*': 'all',
      'job.*': 'all',
      'file.*': 'all',
      'item.*': 'all',
      'unit.*': 'all',
      'warehouse.*': 'all',
      'customer.*': 'all',
      'supplier.*': 'all',
      'priceList.*': 'all',
      'pipeline.*': 'all',
      'leadPool.*': 'all',
      'stockMove.opening': 'all',
    },
  },
  salesRep: {
    label: { en: 'Sales representative', zh: '销售员' },
    grants: {
      ...masterRead,
      'customer.read': 'own',
      'customer.write': 'own',
      'lead.*': 'own',
      'leadPool.read': 'all',
      'pipeline.read': 'all',
      'followUp.*': 'own',
      'opportunity.*': 'own',
      'quotation.*': 'own',
      'salesOrder.*': 'own',
      'salesReturn.read': 'own',
      'delivery.read': 'own',
      'salesInvoice.read': 'own',
      'stock.read': 'all',
    },
  },
  salesManager: {
    label: { en: 'Sales manager', zh: '销售经理' },
    grants: {
      ...masterRead,
      'customer.*': 'team',
      'lead.*': 'team',
      'leadPool.*': 'all',
      'pipeline.*': 'all',
      'followUp.*': 'team',
      'opportunity.*': 'team',
      'quotation.*': 'team',
      'salesOrder.*': 'team',
      'creditHold.release': 'team',
      'priceFloor.override': 'team',
      'salesSettings.*': 'all',
      'reservation.allocate': 'all',
      'salesReturn.*': 'team',
      'delivery.read': 'team',
      'salesInvoice.read': 'team',
      'priceList.*': 'all',
      'stock.read': 'all',
      'import.*': 'all',
    },
  },
  marketer: {
    label: { en: 'Marketer', zh: '市场专员' },
    grants: {
      ...masterRead,
      'lead.*': 'all',
      'leadPool.*': 'all',
      'customer.read': 'all',
      'import.*': 'all',
    },
  },
  service: {
    label: { en: 'Service agent', zh: '客服' },
    grants: {
      ...masterRead,
      'customer.read': 'all',
      'salesOrder.read': 'all',
      'delivery.read': 'all',
      'salesReturn.*': 'all',
      'followUp.*': 'all',
    },
  },
  warehouseKeeper: {
    label: { en: 'Warehouse keeper', zh: '库管员' },
    grants: {
      ...masterRead,
      'customer.read': 'all',
      'supplier.read': 'all',
      'salesOrder.read': 'all',
      'delivery.*': 'all',
      'salesReturn.*': 'all',
      'stock.*': 'all',
      'stockMove.*': 'all',
      'stockCount.read': 'all',
      'stockCount.write': 'all',
      'reservation.read': 'all',
    },
  },
  buyer: {
    label: { en: 'Buyer', zh: '采购员' },
    grants: { ...masterRead, 'supplier.*': 'all', 'stock.read': 'all', 'import.*': 'all' },
  },
  planner: {
    label: { en: 'Planner', zh: '计划员' },
    grants: {
      ...masterRead,
      'item.*': 'all',
      'salesOrder.read': 'all',
      'stock.read': 'all',
      'stockMove.read': 'all',
      'stockCount.read': 'all',
      'reservation.*': 'all',
      'import.*': 'all',
    },
  },
  shopManager: {
    label: { en: 'Shop-floor manager', zh: '车间主任' },
    grants: { ...masterRead, 'stock.read': 'all', 'stockMove.read': 'all' },
  },
  worker: { label: { en: 'Worker', zh: '工人' }, grants: { 'item.read': 'all' } },
  inspector: {
    label: { en: 'Inspector', zh: '质检员' },
    grants: { ...masterRead, 'stock.read': 'all', 'stockMove.read': 'all' },
  },
  accountant: {
    label: { en: 'Accountant', zh: '会计' },
    grants: {
      ...masterRead,
      'customer.read': 'all',
      'supplier.read': 'all',
      'salesOrder.read': 'all',
      'delivery.read': 'all',
      'salesReturn.read': 'all',
      'salesInvoice.*': 'all',
      'openItem.*': 'all',
      'journal.*': 'all',
      'account.*': 'all',
      'period.read': 'all',
      'period.lock': 'all',
      'period.close': 'all',
      'taxRate.*': 'all',
      'ledger.*': 'all',
      'integrity.*': 'all',
      'payment.read': 'all',
      'costPool.read': 'all',
      'cost.read': 'all',
      'stock.read': 'all',
      'stockMove.read': 'all',
      'stockMove.opening': 'all',
      'stockCount.read': 'all',
      'stockCount.approve': 'all',
      'cost.run': 'all',
      'import.*': 'all',
    },
  },
  financeManager: {
    label: { en: 'Finance manager', zh: '财务经理' },
    grants: {
      ...masterRead,
      '*.read': 'all',
      'salesInvoice.*': 'all',
      'openItem.*': 'all',
      'journal.*': 'all',
      'account.*': 'all',
      'period.*': 'all',
      'taxRate.*': 'all',
      'ledger.*': 'all',
      'payment.*': 'all',
      'company.*': 'all',
      'creditHold.release': 'all',
      'stockCount.approve': 'all',
      'cost.run': 'all',
      'stockMove.opening': 'all',
      'import.*': 'all',
    },
  },
  cashier: {
    label: { en: 'Cashier', zh: '出纳' },
    grants: {
      ...masterRead,
      'customer.read': 'all',
      'supplier.read': 'all',
      'payment.*': 'all',
      'openItem.read': 'all',
      'salesInvoice.read': 'all',
    },
  },
  hr: { label: { en: 'HR', zh: '人事' }, grants: { 'member.read': 'all', 'company.read': 'all' } },
  auditor: {
    label: { en: 'Auditor', zh: '审计员' },
    grants: { '*.read': 'all', 'cost.read': 'all', 'ledger.read': 'all', 'integrity.read': 'all' },
  },
} as const satisfies Record<string, Role>;

export type RoleId = keyof typeof roles;
export const roleIds = Object.keys(roles) as [RoleId, ...RoleId[]];
