import { addDays } from '../../shared/kernel/date.ts';
import type { Body, TestTenant, World } from './harness.ts';
import { todayIn } from './today.ts';

/** The two ways in which the same company may speak and keep books. */
export interface Voice {
  locale: 'zh-CN' | 'en';
  accountingStandard: 'cnSmall' | 'international';
  timeZone: string;
  /** Of goods sold and bought. */
  taxRate: string;
  /** A text of the product or of a person, in the company's language. */
  say: (zh: string, en: string) => string;
  /** Codes of accounts by role. */
  account: Readonly<Record<AccountName, string>>;
}

type AccountName =
  | 'bank'
  | 'receivable'
  | 'material'
  | 'goods'
  | 'process'
  | 'clearing'
  | 'payable'
  | 'notInvoiced'
  | 'inputVat'
  | 'pendingVat'
  | 'outputVat'
  | 'revenue'
  | 'costOfSales';

export const chinese: Voice = {
  locale: 'zh-CN',
  accountingStandard: 'cnSmall',
  timeZone: 'Asia/Shanghai',
  taxRate: '0.13',
  say: (zh) => zh,
  account: {
    bank: '1002',
    receivable: '1122',
    material: '1403',
    goods: '1405',
    process: '4001',
    clearing: '410102',
    payable: '220201',
    notInvoiced: '220202',
    inputVat: '22210101',
    pendingVat: '222106',
    outputVat: '22210107',
    revenue: '5001',
    costOfSales: '5401',
  },
};

export const english: Voice = {
  locale: 'en',
  accountingStandard: 'international',
  timeZone: 'Europe/London',
  taxRate: '0.2',
  say: (_, en) => en,
  account: {
    bank: '1200',
    receivable: '1100',
    material: '1001',
    goods: '1010',
    process: '1020',
    clearing: '1030',
    payable: '2100',
    notInvoiced: '2105',
    inputVat: '2201',
    pendingVat: '2203',
    outputVat: '2200',
    revenue: '4000',
    costOfSales: '5000',
  },
};

/** What lies on the shelf at the start: pieces and what one has cost. */
const shelf = { X: ['150', '10'], Y: ['120', '2'], Z: ['500', '0.5'], K: ['200', '3'] } as const;

export interface PumpWorks {
  today: string;
  /** A Tuesday about a month ahead on which most of it is wanted, and days around it. */
  due: (days?: number) => string;
  item: (code: string) => string;
  codeOf: (itemId: string) => string;
  supplierId: string;
  customerId: string;
  warehouseId: string;
  millId: string;
}

/** Loads rows the way a user does, by the headers of their language, and answers the job. */
export async function imported(world: World, t: TestTenant, target: string, rows: string[]) {
  const content = `${rows.join('\n')}\n`;
  const { id } = await t.ok('platform.importTable', { target, content });
  await world.settle();
  const job = await t.ok('platform.getJob', { id });
  if (job.state !== 'succeeded' || job.failed > 0) throw new Error(JSON.stringify(job));
  return job;
}

/**
 * A maker of pump sets: D is P in a crate K; P takes 2 X, 1 Y and 4 Z; the valve Q takes X and Y.
 * G is a casting that takes long to get. All of it comes from files, in the company's language.
 */
export async function openPumpWorks(world: World, t: TestTenant, voice: Voice): Promise<PumpWorks> {
  const { say } = voice;
  const prices = [
    ['X', ['1', '12'], ['100', '11']],
    ['Y', ['1', '2']],
    ['G', ['1', '40']],
  ] as const;
  const load = (target: string, ...rows: string[]) => imported(world, t, target, rows);
  const terms = { kind: 'net', days: 30 };
  const supplier = await t.ok('masterdata.createSupplier', {
    ...{ code: 'S1', name: say('无锡轴承厂', 'Leeds Bearings'), paymentTerms: terms },
    taxIncluded: false,
  });
  const customer = await t.ok('masterdata.createCustomer', {
    ...{ code: 'C1', name: say('苏州给水公司', 'Northern Water'), paymentTerms: terms },
    ...{ tier: 'A', revenuePoint: 'delivery' },
  });
  await load(
    'item',
    say(
      '编码,名称,单位,自制,提前期（天）,提前期计算,默认供应商,销售价',
      'Code,Name,Unit,Made in house,Lead time (days),Lead time counts,Usual supplier,Sales price',
    ),
    ...[
      ['D', say('泵组', 'Pump set'), true, 2],
      ['P', say('水泵', 'Pump'), true, 3],
      ['Q', say('阀门', 'Valve'), true, 2],
      ['X', say('轴承', 'Bearing'), false, 7],
      ['Y', say('密封圈', 'Seal'), false, 5],
      ['Z', say('螺栓', 'Bolt'), false, 3],
      ['K', say('木箱', 'Crate'), false, 3],
      ['G', say('铸件', 'Casting'), false, 20],
    ].map(([code, name, make, days]) =>
      [
        ...[code, name, 'PCS', say(make ? '是' : '否', make ? 'yes' : 'no'), days],
        ...[say('自然日', 'Calendar days'), make ? '' : 'S1', say('113', '100')],
      ].join(','),
    ),
  );
  await load(
    'workCentre',
    say(
      '编码,名称,每日工时,人工费率（每小时）,制造费率（每小时）',
      'Code,Name,Hours per day,Labour rate per hour,Overhead rate per hour',
    ),
    `MILL,${say('机加', 'Milling')},8,60,30`,
    `ASM,${say('装配', 'Assembly')},8,40,20`,
  );
  const [yes, no] = [say('是', 'yes'), ''];
  await load(
    'bom',
    say('父件,子件,用量,工序,倒冲领料', 'Product,Component,Quantity,Operation,Backflushed'),
    `D,P,1,,${no}`,
    `D,K,1,,${yes}`,
    `P,X,2,,${no}`,
    `P,Y,1,10,${yes}`,
    `P,Z,4,,${yes}`,
    `Q,X,1,,${no}`,
    `Q,Y,1,,${no}`,
  );
  await load(
    'routing',
    say(
      '产品,工序号,名称,工作中心,准备时间（分钟）,单件工时（分钟）',
      'Product,Operation,Name,Work centre,Set-up (minutes),Run (minutes per unit)',
    ),
    `P,10,${say('铣削', 'Mill')},MILL,30,6`,
    `P,20,${say('装配', 'Assemble')},ASM,0,3`,
    `D,10,${say('装箱', 'Crate up')},ASM,0,1.5`,
  );
  const items = (await t.ok('masterdata.listItem', { limit: 50 })).data;
  const codes = new Map<string, string>(items.map(({ id, code }: Body) => [id, code]));
  const ids = new Map<string, string>(items.map(({ id, code }: Body) => [code, id]));
  for (const [code, ...breaks] of prices) {
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId: supplier.id, itemId: ids.get(code), taxIncluded: false },
      breaks: breaks.map(([minimum, price]) => ({ minimum, price })),
      ...(code === 'X' && { minimumLot: '50', lotMultiple: '50' }),
    });
  }
  const idOf = async (operation: string, code: string) =>
    (await t.ok(operation, { filter: { code: { eq: code } } })).data[0].id as string;
  const warehouseId = await idOf('masterdata.listWarehouse', 'MAIN');
  await t.ok('inventory.postOpeningStock', {
    stockRole: 'rawMaterial',
    lines: Object.entries(shelf).map(([code, [quantity, unitCost]]) => ({
      ...{ itemId: ids.get(code), warehouseId, quantity, unitCost },
    })),
  });
  const today = todayIn(voice.timeZone);
  const month = Array.from({ length: 7 }, (_, days) => addDays(today, 30 + days));
  const tuesday = month.find((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 2) as string;
  return {
    today,
    due: (days = 0) => addDays(tuesday, days),
    item: (code) => ids.get(code) as string,
    codeOf: (itemId) => codes.get(itemId) as string,
    supplierId: supplier.id,
    customerId: customer.id,
    warehouseId,
    millId: await idOf('engineering.listWorkCentre', 'MILL'),
  };
}
