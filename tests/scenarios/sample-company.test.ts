import { DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '../../shared/contracts/analytics/cockpit.ts';
import { derive } from '../../shared/contracts/derive.ts';
import { capital } from '../../shared/contracts/noun.ts';
import { modules, operations } from '../../shared/contracts/system.ts';
import { eq } from '../../shared/kernel/decimal.ts';
import { type Body, startWorld, type TestTenant, type World } from '../support/harness.ts';
import { coded, loadSample, type Sample } from '../support/sample.ts';
import { attached } from '../support/uploading.ts';

const allNouns = modules.flatMap(({ nouns }) => nouns);

/** The goal is 20 seconds on a quiet laptop; a machine that is shared may take many times that. */
const PATIENCE_SECONDS = 300;

let world: World;
let owner: TestTenant;
let sample: Sample;

beforeAll(async () => {
  world = await startWorld();
  owner = await world.tenant();
  sample = await loadSample(world, owner, PATIENCE_SECONDS);
  await world.settle();
}, PATIENCE_SECONDS * 1000);
afterAll(() => world.stop());

const listed = async (operation: string, input: Record<string, unknown> = {}): Promise<Body[]> =>
  (await sample.ok(operation, { limit: 500, ...input })).data;

describe('a person who loads the sample company', () => {
  it('sees it come nearer, step by step', () => {
    process.stdout.write(`sample company: ready after ${sample.seconds.toFixed(1)} s\n`);
    expect(sample.progress.length).toBeGreaterThan(5);
    expect(sample.progress.at(-1)).toBe('active 16/16');
  });

  it('has one, beside their own company, and asking again gives the same', async () => {
    expect((await owner.ok('account.loadSample')).tenantId).toBe(sample.id);
    const { companies } = await owner.ok('account.me');
    expect(companies.filter(({ sample: one }: Body) => one)).toEqual([
      { tenantId: sample.id, name: '苏州合泰精密五金有限公司', sample: true },
    ]);
    expect(companies.map(({ tenantId }: Body) => tenantId)).toContain(owner.id);
  });

  it('finds 28 people without a log-in, and names in both languages', async () => {
    const people = await listed('platform.listMember');
    expect(people.filter(({ email }: Body) => email.endsWith('@hotai.example'))).toHaveLength(28);
    const sizes = await Promise.all(
      ['Item', 'Customer', 'Supplier'].map(async (noun) => {
        const all = await listed(`masterdata.list${noun}`);
        expect(all.every(({ name, nameEn }: Body) => name && nameEn && name !== nameEn)).toBe(true);
        return all.length;
      }),
    );
    expect(sizes).toEqual([45, 15, 10]);
  });
});

describe('the year behind it', () => {
  it('has documents whose numbers follow from each other as they say', async () => {
    const told = allNouns.filter(({ derives }) => derives);
    const wrong: string[] = [];
    const checked = new Set<string>();
    for (const noun of told) {
      for (const doc of await listed(`${noun.module}.list${capital(noun.id)}`)) {
        for (const field of Object.keys(noun.derives ?? {})) {
          const [table = '', own] = field.split('.');
          const rows: Body[] = own === undefined ? [doc] : (doc[table] ?? []);
          for (const row of rows) {
            const stated = row[own ?? table];
            const derived = derive(noun, field, doc, row)?.value;
            if (stated !== undefined) checked.add(`${noun.id}.${field}`);
            if (stated === undefined || eq(stated, derived ?? '')) continue;
            wrong.push(`${noun.id} ${doc.number ?? doc.id} ${field}: ${stated}, not ${derived}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(checked.size).toBeGreaterThan(20);
  });

  it('ties: every check is green, and the books balance', async () => {
    const report = await sample.ok('platform.integrityReport');
    expect(report.checks.filter(({ ok }: Body) => !ok)).toEqual([]);
    const balance = await sample.ok('finance.trialBalance');
    expect(balance.balanced).toBe(true);
  });

  it('sold about ¥800,000 a month at a margin of 25 %, and is owed 55 days of it', async () => {
    const cockpit = await sample.ok('analytics.cockpit');
    const whole = cockpit.months.slice(1, -1);
    for (const { revenue, cost } of whole) {
      expect(Number(revenue)).toBeGreaterThan(700_000);
      expect(Number(revenue)).toBeLessThan(900_000);
      expect(1 - Number(cost) / Number(revenue)).toBeCloseTo(0.25, 1);
    }
    const mean = whole.reduce((sum: number, one: Body) => sum + Number(one.revenue), 0);
    const gross = (mean / whole.length) * 12 * 1.13;
    const days = Number(cockpit.receivable.value) / (gross / 365);
    expect(days).toBeGreaterThan(51);
    expect(days).toBeLessThan(59);
  });

  it('ended yesterday: no document of the past is dated later', async () => {
    const { today } = await sample.ok('analytics.cockpit');
    const journals = await listed('finance.listJournal', { sort: '-date' });
    expect(journals.length).toBeGreaterThan(400);
    expect(journals[0].date < today).toBe(true);
  });

  it('closed the orders that were paid', async () => {
    const orders = await listed('sales.listSalesOrder');
    const states = orders.map(({ state }: Body) => state);
    expect(states.filter((state: string) => state === 'closed').length).toBeGreaterThan(70);
  });

  it('happened once: a chapter that is taken again changes nothing', async () => {
    const { today } = await sample.ok('analytics.cockpit');
    const until = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    const { personId } = await owner.ok('account.me');
    const before = await listed('finance.listJournal');
    const { ok } = await world.host.runner.invoke('sample-steps', {
      ...{ step: 'sample.liveChapter', workflow: 'sample-company', key: 'again' },
      ...{ tenantId: sample.id, generation: 1, input: { chapter: 2, until, personId } },
    });
    expect(ok).toBe(true);
    const after = await listed('finance.listJournal');
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect((await sample.ok('platform.integrityReport')).ok).toBe(true);
  });

  it('explains whatever can be explained', async () => {
    const items = await listed('masterdata.listItem');
    const stock = await listed('inventory.listStock');
    const made = items.filter(({ make }) => make);
    const sold = items.filter(({ salesPrice }) => salesPrice !== undefined);
    const [customer] = await listed('masterdata.listCustomer');
    const moves = await listed('inventory.listStockMove', { limit: 20, sort: '-date' });
    const planned = await listed('planning.listPlannedOrders', { limit: 50 });
    const orders = await listed('sales.listSalesOrder', { limit: 50 });
    const ask = { quantity: '5', customerId: customer?.id };
    const questions: Record<string, Record<string, unknown>[]> = {
      'inventory.explainItemCost': stock.map(({ itemId }) => ({ id: itemId })),
      'inventory.explainMoveCost': moves.map(({ id }) => ({ id })),
      'engineering.explainRolledUpCost': made.map(({ id }) => ({ itemId: id })),
      'sales.explainPrice': sold.map(({ id }) => ({ ...ask, itemId: id })),
      'sales.explainPromise': sold.map(({ id }) => ({ ...ask, itemId: id })),
      'sales.explainPaid': orders.map(({ id }) => ({ id })),
      'planning.explainPlannedOrder': planned.map(({ id }) => ({ id })),
      'analytics.explainFigure': Object.keys(figures).map((figure) => ({ figure })),
    };
    const all = operations.map(({ id }) => id).filter((id) => id.includes('.explain'));
    expect(Object.keys(questions).sort()).toEqual(all.sort());
    for (const [operation, inputs] of Object.entries(questions)) {
      expect(inputs.length, operation).toBeGreaterThan(3);
      for (const input of inputs) {
        const { steps } = await sample.ok(operation, input);
        expect(steps.length, `${operation} ${JSON.stringify(input)}`).toBeGreaterThan(0);
      }
    }
  }, 60_000);
});

describe('the story it tells', () => {
  const kits = (more: Record<string, unknown> = {}) =>
    sample.ok('planning.kittingAnalysis', {
      ...{ subject: 'workOrders', supply: 'stock', allocation: 'kitOnly', sequence: 'start' },
      ...more,
    });
  const madeOf = async (code: string): Promise<Body> => {
    const { id } = await coded(sample, 'item', code);
    const [order] = await listed('manufacturing.listWorkOrder', { filter: { itemId: { eq: id } } });
    return order;
  };

  const openOrdersOf = async (code: string): Promise<Body[]> => {
    const { id } = await coded(sample, 'item', code);
    const state = { eq: 'approved' };
    const orders = await listed('purchasing.listPurchaseOrder', { filter: { state } });
    return orders.filter(({ lines }: Body) => lines[0].itemId === id);
  };

  it('100 P and 50 Q compete for X: swapped, one is finished instead of none', async () => {
    const [p, q] = await Promise.all([madeOf('HP-100'), madeOf('HQ-50')]);
    const { orders, advice } = await kits();
    const rate = (id: string) => orders.find((one: Body) => one.id === id);
    expect(rate(p.id)).toMatchObject({ kitQuantity: '75', kitRate: '0.75' });
    expect(rate(q.id)).toMatchObject({ kitQuantity: '0', kitRate: '0' });
    const short = rate(p.id).lines.filter(({ shortage }: Body) => shortage !== '0');
    expect(short.map(({ shortage }: Body) => shortage)).toEqual(['50']);
    expect(rate(q.id).lines.map(({ shortage }: Body) => shortage)).toEqual(['50', '5']);
    const [more] = await openOrdersOf('KX-01');
    expect(rate(p.id).fullKitOn).toBe(more.lines[0].promisedOn);
    const swap = advice.swaps.find(({ id, otherId }: Body) =>
      [id, otherId].every((one) => [p.id, q.id].includes(one)),
    );
    expect([swap.before.orders, swap.after.orders]).toEqual([0, 1]);
    expect(swap.sentence.zh).not.toBe(swap.sentence.en);
  });

  it('100 supports go to the tier-A customer with ¥50,000, not to the one with ¥5,000', async () => {
    const [item, warehouse] = await Promise.all([
      coded(sample, 'item', 'TR-01'),
      coded(sample, 'warehouse', 'MAIN'),
    ]);
    const { stock, lines } = await sample.dry('sales.allocateStock', {
      ...{ itemId: item.id, warehouseId: warehouse.id },
    });
    expect(stock).toBe('100');
    expect(lines.map(({ before, after }: Body) => [before, after])).toEqual([
      ['0', '100'],
      ['100', '0'],
    ]);
    expect(lines[1].because[0]).toMatchObject({ rule: 'tier', quantity: '100' });
    const totals = await Promise.all(
      lines.map(async ({ salesOrderId }: Body) => {
        const { gross } = await sample.ok('sales.getSalesOrder', { id: salesOrderId });
        return gross;
      }),
    );
    expect(totals).toEqual(['50000', '5000']);
  });

  it('an order is past due on two levels: the product and what it is made of', async () => {
    const late = await listed('planning.listPlannedOrders', { pastDue: true });
    const codes = late.map(({ code }: Body) => code);
    expect(codes).toEqual(expect.arrayContaining(['FG-02', 'MP-02', 'MP-03', 'MP-04', 'RM-02']));
  });

  it('¥42,000 is overdue, and nothing else', async () => {
    const { overdue, concerns } = await sample.ok('analytics.cockpit');
    expect(overdue).toBe('42000');
    const found = concerns.filter(({ kind }: Body) => kind === 'overdueReceivable');
    expect(found.map(({ amount }: Body) => amount)).toEqual(['42000']);
  });

  it('a line was sold below its cost, and it is the only one', async () => {
    const { concerns } = await sample.ok('analytics.cockpit');
    const losses = concerns.filter(({ kind }: Body) => kind === 'lossOrder');
    expect(losses).toHaveLength(1);
    expect(Number(losses[0].amount)).toBeGreaterThan(0);
  });

  it('eight leads wait in the pools', async () => {
    const leads = await listed('crm.listLead', { filter: { state: { eq: 'pool' } } });
    expect(leads).toHaveLength(8);
  });

  it('a supplier’s invoice is held: 10.30 instead of 10.00', async () => {
    const held = await listed('purchasing.listPurchaseInvoice', {
      filter: { state: { eq: 'held' } },
    });
    expect(held).toHaveLength(1);
    expect(held[0].lines[0]).toMatchObject({ price: '10.3', reasons: ['price'], owner: 'buyer' });
    const orderId = held[0].lines[0].purchaseOrderId;
    const order = await sample.ok('purchasing.getPurchaseOrder', { id: orderId });
    expect(order.lines[0].price).toBe('10');
  });

  it('a machine has 600 minutes to do on a day of 480', async () => {
    const { centres } = await sample.ok('planning.workCentreLoad');
    const busy = centres.flatMap(({ code, days }: Body) =>
      days.filter((one: Body) => one.overloaded).map((one: Body) => ({ code, ...one })),
    );
    expect(busy).toHaveLength(1);
    expect(busy[0]).toMatchObject({ code: 'MC', load: 600, capacity: 480, rate: '1.25' });
    expect(busy[0].work).toHaveLength(2);
  });

  it('sixty locks cannot ship because of one part', async () => {
    const [lock, solenoid] = await Promise.all([madeOf('EL-10'), coded(sample, 'item', 'BP-12')]);
    const { orders } = await kits({ orderIds: lock.id });
    const missing = orders[0].lines.filter(({ shortage }: Body) => shortage !== '0');
    expect(missing.map(({ itemId }: Body) => itemId)).toEqual([solenoid.id]);
    expect(orders[0]).toMatchObject({ kitQuantity: '0', kitRate: '0' });
    const promises = await listed('planning.listOrderPromise');
    const waiting = promises.filter(({ lines }: Body) =>
      lines.some(({ causeId }: Body) => causeId === lock.id),
    );
    expect(waiting).toHaveLength(1);
    expect(waiting[0].kitRate).toBe('0');
  });

  it('one purchase date moved moves promise, kit rate and exceptions', async () => {
    const [solenoid, product] = await Promise.all([
      coded(sample, 'item', 'BP-12'),
      coded(sample, 'item', 'EL-10'),
    ]);
    const [order] = await openOrdersOf('BP-12');
    const seen = async () => {
      await world.settle();
      const work = await madeOf('EL-10');
      const kit = await kits({ orderIds: work.id, supply: 'withReceipts' });
      const promises = await listed('planning.listOrderPromise');
      const line = promises
        .flatMap(({ lines }: Body) => lines)
        .find(({ itemId }: Body) => itemId === product.id);
      const run = await sample.ok('planning.runMrp');
      await world.settle();
      const exceptions = await listed('planning.planExceptions', { runId: run.id });
      const mine = exceptions.filter(({ itemId }: Body) => itemId === solenoid.id);
      const { kitRate, fullKitOn } = kit.orders[0];
      const kinds = mine.map(({ kind }: Body) => kind);
      return { start: work.startOn, kitRate, fullKitOn, promisedOn: line.promisedOn, kinds };
    };
    const before = await seen();
    const sooner = new Date(Date.parse(before.start) - 86_400_000).toISOString().slice(0, 10);
    await sample.ok('purchasing.confirmPurchaseOrder', {
      id: order.id,
      lines: [{ lineNo: 1, confirmedOn: sooner }],
    });
    const after = await seen();
    expect([before.kitRate, after.kitRate]).toEqual(['0', '1']);
    expect([before.fullKitOn, after.fullKitOn]).toEqual([order.lines[0].promisedOn, sooner]);
    expect(after.promisedOn < before.promisedOn).toBe(true);
    expect([before.kinds.includes('expedite'), after.kinds.includes('expedite')]).toEqual([
      true,
      false,
    ]);
  }, 60_000);
});

describe('deleting it', () => {
  it('leaves nothing, and another one can be loaded', async () => {
    const [customer] = await listed('masterdata.listCustomer');
    const { id } = await attached(world, sample, customer?.id);
    const { url } = await sample.ok('platform.openAttachment', { id });
    expect((await fetch(world.host.url + url)).status).toBe(200);
    const deleted = await owner.ok('account.deleteSample');
    expect(deleted).toEqual({ tenantId: sample.id, state: 'deleting' });
    await world.settle();
    expect((await sample.call('masterdata.listItem')).status).toBe(403);
    expect((await owner.call('account.companyProgress', { tenantId: sample.id })).status).toBe(404);
    const { companies } = await owner.ok('account.me');
    expect(companies.map(({ tenantId }: Body) => tenantId)).toEqual([owner.id]);
    expect((await owner.call('account.deleteSample')).body.code).toBe('account.noSample');

    expect((await fetch(world.host.url + url)).status).toBe(404);
    const store = new DynamoDBClient({ endpoint: world.host.storeEndpoint, region: 'cn-local-1' });
    const TableName = `tandem-local-${sample.id}-g1`;
    await expect(store.send(new DescribeTableCommand({ TableName }))).rejects.toThrow();
    const control = await store.send(new ScanCommand({ TableName: 'tandem-local-control' }));
    const kept = (control.Items ?? []).filter(
      (item) => item['pk']?.S !== 'outbox' && JSON.stringify(item).includes(sample.id),
    );
    expect(kept).toEqual([]);
    store.destroy();
  }, 60_000);

  it('a person without one is told so', async () => {
    const other = await world.tenant();
    expect((await other.call('account.deleteSample')).status).toBe(404);
  });
});
