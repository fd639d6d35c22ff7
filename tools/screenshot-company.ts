import type { TestTenant } from '../tests/support/harness.ts';

/** Documents that pictures are taken of, by what they show. */
export interface Furnished {
  order: string;
  draft: string;
  quotation: string;
  item: string;
  customer: string;
  delivery: string;
  invoice: string;
  journal: string;
}

const customers = [
  ['华强电子', '深圳华强电子有限公司', 'A', '华南'],
  ['宁波海天', '宁波海天塑机集团有限公司', 'A', '华东'],
  ['苏州博众', '苏州博众精工科技有限公司', 'B', '华东'],
  ['成都前锋', '成都前锋电子仪器有限责任公司', 'B', '西南'],
  ['青岛海信', '青岛海信智能装备有限公司', 'A', '华北'],
  ['东莞劲胜', '东莞劲胜精密组件股份有限公司', 'C', '华南'],
  ['武汉华中', '武汉华中数控股份有限公司', 'B', '华中'],
  ['天津汽配', '天津汽车零部件贸易有限公司', 'C', '华北'],
] as const;

const items = [
  ['A-1001', '铝合金外壳', '6061-T6 120×80×40', '128.5', '74.2'],
  ['A-1002', '散热片', '6063 100×60', '36', '18.4'],
  ['B-2001', '控制主板', 'STM32F4 V2.1', '286', '171.3'],
  ['B-2002', '电源模块', '24V 5A', '118', '69.9'],
  ['C-3001', '六角螺栓 M6×20', '304 不锈钢', '0.85', '0.31'],
  ['C-3002', '密封圈', 'NBR 52×3.1', '1.6', '0.55'],
  ['D-4001', '线束组件', '12P 0.5 m', '22.4', '11.8'],
  ['E-5001', '智能控制器', 'TC-200', '899', '512'],
] as const;

type Ids = Record<string, string>;

async function masterData(
  t: TestTenant,
): Promise<{ customers: Ids; items: Ids; warehouse: string }> {
  const first = async (operation: string, code: string) =>
    (await t.ok(operation, { filter: { code: { eq: code } } })).data[0].id as string;
  const unitId = await first('masterdata.listUnit', 'PCS');
  const warehouse = await first('masterdata.listWarehouse', 'MAIN');
  const found: { customers: Ids; items: Ids } = { customers: {}, items: {} };
  for (const [index, [short, name, tier, region]] of customers.entries()) {
    const made = await t.ok('masterdata.createCustomer', {
      code: `C${String(index + 1).padStart(3, '0')}`,
      name,
      nameEn: `Customer ${index + 1} Ltd.`,
      tier,
      region,
      creditLimit: String(200_000 + index * 50_000),
      paymentTerms: { kind: 'endOfMonth', days: 30 },
    });
    found.customers[short] = made.id;
  }
  for (const [code, name, spec, salesPrice, standardCost] of items) {
    const made = await t.ok('masterdata.createItem', {
      code,
      name,
      spec,
      unitId,
      salesPrice,
      standardCost,
      category: code.startsWith('E') ? '成品' : '零部件',
      safetyStock: '50',
    });
    found.items[code] = made.id;
  }
  const lines = items.map(([code, , , , unitCost], index) => ({
    itemId: found.items[code],
    warehouseId: warehouse,
    quantity: String(400 - index * 40),
    unitCost,
  }));
  await t.ok('inventory.postOpeningStock', { lines });
  return { ...found, warehouse };
}

/** A company in the middle of its work: orders at every stage, and what followed from them. */
export async function furnish(t: TestTenant): Promise<Furnished> {
  const { customers: ids, items: its } = await masterData(t);
  const names = Object.keys(ids);
  const codes = Object.keys(its);
  const linesFrom = (seed: number, count: number) =>
    Array.from({ length: count }, (_, line) => ({
      itemId: its[codes[(seed + line * 3) % codes.length] as string],
      quantity: String(((seed + 2) * (line + 3)) % 37 || 5),
    }));
  const orders: string[] = [];
  for (let seed = 0; seed < 26; seed += 1) {
    const made = await t.ok('sales.createSalesOrder', {
      customerId: ids[names[seed % names.length] as string],
      customerReference: `PO-${7000 + seed * 13}`,
      requestedDate: `2026-12-${String((seed % 27) + 1).padStart(2, '0')}`,
      lines: linesFrom(seed, (seed % 5) + 2),
    });
    orders.push(made.id);
    if (seed % 5 !== 0) await t.call('sales.confirmSalesOrder', { id: made.id });
  }
  const order = orders[1] as string;
  const delivery = await t.ok('sales.deliverSalesOrder', { id: order, carrier: '顺丰速运' });
  const invoice = await t.ok('sales.issueSalesInvoice', { id: order });
  await t.ok('sales.deliverSalesOrder', { id: orders[2] });
  const quotation = await t.ok('sales.createQuotation', {
    customerId: ids['宁波海天'],
    lines: linesFrom(4, 4),
  });
  await t.ok('sales.sendQuotation', { id: quotation.id });
  const { data: journals } = await t.ok('finance.listJournal', { limit: 1 });
  return {
    order,
    draft: orders[0] as string,
    quotation: quotation.id,
    item: its['A-1001'] as string,
    customer: ids['华强电子'] as string,
    delivery: delivery.id,
    invoice: invoice.id,
    journal: journals[0].id,
  };
}
