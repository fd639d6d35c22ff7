import type { Label } from './fields.ts';

/** A state machine as a history tells of it. */
export interface MachineContract {
  label: Label;
  /** What it commits that is no operation of the API: by the id of the step. */
  does: Readonly<Record<string, Label>>;
}

/** By the id of the workflow, which is its name in the log: `workflow:<id>`. */
export const machines: Readonly<Record<string, MachineContract>> = {
  'tenant-onboarding': {
    label: { en: 'Setting up the company', zh: '开通公司' },
    does: { 'onboarding.seedCompany': { en: 'Made with the company', zh: '开通公司时建立' } },
  },
  'nightly-integrity': {
    label: { en: 'Nightly check', zh: '夜间核对' },
    does: { 'platform.checkIntegrity': { en: 'Checked', zh: '核对' } },
  },
  'order-to-cash': {
    label: { en: 'Order to cash', zh: '订单到收款' },
    does: { 'sales.advanceOrder': { en: 'Moved on', zh: '订单推进' } },
  },
  'order-sweep': {
    label: { en: 'Sweep for orders that stand still', zh: '停滞订单巡查' },
    does: { 'sales.kickStuckOrders': { en: 'Had them looked at again', zh: '重新处理停滞订单' } },
  },
  'mrp-run': {
    label: { en: 'MRP run', zh: 'MRP 运行' },
    does: {
      'planning.computePlan': { en: 'Plan computed', zh: '计算计划' },
      'planning.publishPlan': { en: 'Plan published', zh: '发布计划' },
      'planning.abandonRun': { en: 'Run given up', zh: '放弃运行' },
    },
  },
  'nightly-planning': {
    label: { en: 'Nightly plan', zh: '夜间计划' },
    does: { 'planning.requestNightlyRun': { en: 'Planning run requested', zh: '发起 MRP 运行' } },
  },
  'nightly-promises': {
    label: { en: 'Nightly promises', zh: '夜间承诺重算' },
    does: { 'planning.keepNightlyPromises': { en: 'Promise recalculated', zh: '重算承诺' } },
  },
  'nightly-quotations': {
    label: { en: 'Nightly quotations', zh: '夜间报价到期' },
    does: { 'sales.expireQuotations': { en: 'Expired', zh: '已过期' } },
  },
  'nightly-reminders': {
    label: { en: 'Nightly reminders', zh: '夜间催货' },
    does: { 'purchasing.remindSuppliers': { en: 'Supplier reminded', zh: '催货' } },
  },
  'sample-company': {
    label: { en: 'History of the sample company', zh: '样例公司历史' },
    does: { 'sample.people': { en: 'Joined', zh: '加入公司' } },
  },
  'sample-removal': {
    label: { en: 'Removal of the sample company', zh: '删除样例公司' },
    does: {},
  },
};
