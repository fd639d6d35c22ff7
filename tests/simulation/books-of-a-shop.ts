import { neg } from '../../shared/kernel/decimal.ts';
import type { Body } from '../support/harness.ts';
import type { Shop } from './faulty-shop.ts';

/**
 * Where a company's books differ from the plain model, and what must hold everywhere and does not.
 * True at every moment at which no request is under way, whatever events still are.
 */
export async function findingsOf({ tenant, model }: Shop): Promise<string[]> {
  const findings: string[] = [];
  const compare = (what: string, found: unknown, expected: unknown) => {
    if (found !== expected) findings.push(`${what}: ${found}, and ${expected} in the model`);
  };
  const stock: Body[] = (await tenant.ok('inventory.listStock', { limit: 500 })).data;
  const found = new Map(stock.map(({ itemId, onHand }) => [itemId, onHand]));
  for (const [itemId, expected] of model.onHand) {
    compare(`on hand of ${itemId}`, found.get(itemId) ?? '0', expected);
  }
  for (const [operation, count] of [
    ['sales.listSalesOrder', model.orders],
    ['purchasing.listPurchaseOrder', model.purchaseOrders],
    ['manufacturing.listWorkOrder', model.workOrders],
    ['planning.listPlanningRun', model.runs],
  ] as const) {
    const { total } = await tenant.ok(operation, { limit: 1, count: true });
    compare(operation, total, count);
  }
  const { rows, balanced } = await tenant.ok('finance.trialBalance');
  compare('debits equal to credits', balanced, true);
  const balanceOf = (account: string) =>
    (rows as Body[]).find(({ accountCode }) => accountCode === account)?.['closing'] ?? '0';
  compare('receivables', balanceOf('1100'), model.receivable);
  compare('payables', balanceOf('2100'), neg(model.payable));
  const { checks } = await tenant.ok('platform.integrityReport');
  for (const { id, ok, exceptions } of checks as Body[]) {
    if (!ok) findings.push(`${id}: ${JSON.stringify(exceptions).slice(0, 600)}`);
  }
  return findings;
}
