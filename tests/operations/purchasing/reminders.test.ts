import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { approved, arrived, newMaterial, newSupplier, orderOf } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound } from '../../support/selling.ts';
import { todayInChina } from '../../support/today.ts';

const WORKFLOW = 'nightly-reminders';

let world: World;
let t: TestTenant;
let itemId: string;
let today: string;
let nights = 0;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  itemId = (await newMaterial(t)).id;
  today = todayInChina();
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

/** A night, as the clock would end it. */
async function night(): Promise<void> {
  nights += 1;
  const at = `2026-03-01T23:30:00.${String(nights).padStart(3, '0')}Z`;
  await world.host.machines.start(WORKFLOW, `${WORKFLOW}-${nights}`, { at });
  await world.settle();
}

let people = 0;
/** A supplier who can be written to, and what has been mailed there. */
async function seller(more: Record<string, unknown> = {}) {
  people += 1;
  const email = `sales-${people}-${t.id}@supplier.test`;
  const contacts = [{ name: 'Driver' }, { name: 'Lin', email }];
  const { id } = await newSupplier(t, { contacts, ...more });
  const mails = () =>
    world.host.mailbox
      .list(500)
      .filter(({ to }) => to.includes(email))
      .map((mail) => world.host.mailbox.get(mail.id));
  return { supplierId: id as string, email, mails };
}

const dueIn = (supplierId: string, days: number): Promise<Body> =>
  approved(t, { supplierId, itemId, warehouseId: '' }, { promisedOn: addDays(today, days) });

const remindersOf = async (order: Body): Promise<Body[]> => {
  const filter = { purchaseOrderId: { eq: order['id'] } };
  return (await t.ok('purchasing.listSupplierReminder', { filter })).data;
};

describe('reminders in the night', () => {
  it('nobody is written to before the company wants it', async () => {
    const { supplierId, mails } = await seller();
    await dueIn(supplierId, 0);
    await night();
    expect(mails()).toEqual([]);
  });

  it('of what is due soon once, and recorded: to whom, when, of what and why', async () => {
    await t.ok('purchasing.changePurchasingSettings', {
      ...{ remindSuppliers: true, reminderDays: 3, overdueDays: 2, repeatDays: 5 },
    });
    const { supplierId, email, mails } = await seller();
    const [soon, later] = [await dueIn(supplierId, 3), await dueIn(supplierId, 4)];
    await night();
    await night();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.subject).toContain(soon['number']);
    expect(mails()[0]?.text).toContain(`未到 100`);
    const [reminder, ...more] = await remindersOf(soon);
    expect(more).toEqual([]);
    expect(await t.ok('purchasing.getSupplierReminder', { id: reminder?.['id'] })).toMatchObject({
      ...{ email, contactName: 'Lin', language: 'zh-CN', date: today, sentAt: expect.any(String) },
      createdBy: `workflow:${WORKFLOW}`,
      lines: [{ lineNo: 1, open: '100', reason: 'dueSoon', dueOn: addDays(today, 3) }],
    });
    expect(await remindersOf(later)).toEqual([]);
  });

  it('another day that the supplier confirms is another reason', async () => {
    const { supplierId, mails } = await seller();
    const { id } = await dueIn(supplierId, 1);
    await night();
    const confirmedOn = addDays(today, 2);
    await t.ok('purchasing.confirmPurchaseOrder', { id, lines: [{ lineNo: 1, confirmedOn }] });
    await night();
    expect(mails().map((mail) => mail?.text?.includes(confirmedOn))).toEqual([true, false]);
  });

  it('of what is overdue after the days named, in the supplier’s language', async () => {
    const { supplierId, mails } = await seller({ language: 'en' });
    const [yesterday, long] = [await dueIn(supplierId, -1), await dueIn(supplierId, -7)];
    await night();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.subject).toContain(`reminder of purchase order ${long['number']}`);
    expect(mails()[0]?.text).toContain('100 PCS to come');
    expect(mails()[0]?.text).toContain('overdue by 7 days');
    expect((await remindersOf(long))[0]).toMatchObject({ language: 'en' });
    const [{ id } = { id: '' }] = (await remindersOf(long)) as { id: string }[];
    const { lines } = await t.ok('purchasing.getSupplierReminder', { id });
    expect(lines).toMatchObject([{ reason: 'overdue', round: 2 }]);
    expect(await remindersOf(yesterday)).toEqual([]);
  });

  it('neither of what has arrived, nor of drafts, nor where nobody has an address', async () => {
    const { supplierId, mails } = await seller();
    await arrived(t, await dueIn(supplierId, 0), '100');
    await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId, lines: [{ itemId, quantity: '1', price: '1', promisedOn: today }] },
    });
    const silent = await dueIn((await newSupplier(t)).id, 0);
    await night();
    expect([mails(), await remindersOf(silent)]).toEqual([[], []]);
  });

  it('the same night asked for again writes to nobody twice', async () => {
    const { supplierId, mails } = await seller();
    await dueIn(supplierId, 0);
    const at = '2026-03-02T23:30:00Z';
    const request = {
      ...{ step: 'purchasing.remindSuppliers', tenantId: t.id, generation: 1 },
      ...{ workflow: WORKFLOW, key: at, input: { at } },
    };
    for (let times = 0; times < 2; times += 1) {
      expect((await world.host.runner.invoke('purchasing-steps', request)).ok).toBe(true);
      await world.settle();
    }
    expect(mails()).toHaveLength(1);
  });

  it('more orders than a commit holds are all written about', async () => {
    const { supplierId, mails } = await seller();
    for (let count = 0; count < 35; count += 1) await dueIn(supplierId, 0);
    await night();
    expect(mails()).toHaveLength(35);
  });
});

describe('purchasing.remindSupplier', () => {
  it('201: tried first, the letter is shown and nobody gets it; then it goes out, once a day', async () => {
    const { supplierId, email, mails } = await seller();
    const { id, number } = await dueIn(supplierId, 30);
    const tried = await t.ok('purchasing.remindSupplier', { id }, { dryRun: true });
    expect(tried.changes[0].after).toMatchObject({ purchaseOrderId: id, email });
    expect(tried.changes[0].after.letter).toContain(number);
    await world.settle();
    expect(mails()).toEqual([]);
    const asked = await t.call('purchasing.remindSupplier', { id }, { key: 'remind-1' });
    const again = await t.call('purchasing.remindSupplier', { id }, { key: 'remind-1' });
    expect([asked.status, again.status]).toEqual([201, 201]);
    await world.settle();
    expect(mails().map((mail) => mail?.text)).toEqual([asked.body.letter]);
    const second = await t.call('purchasing.remindSupplier', { id });
    expect([second.status, second.body.code]).toEqual([409, 'purchasing.remindedToday']);
    expect(await orderOf(t, id)).toMatchObject({ version: 2 });
  });

  it('409: not of a draft, nor of what has arrived; 422: nobody to write to; 403, 404', async () => {
    const { supplierId } = await seller();
    const refused = async (id: string, by: Pick<TestTenant, 'call'> = t) => {
      const { status, body } = await by.call('purchasing.remindSupplier', { id });
      return [status, body.code];
    };
    const draft = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId, lines: [{ itemId, quantity: '1', price: '1' }] },
    });
    expect(await refused(draft.id)).toEqual([409, 'purchasing.orderNotOpen']);
    const whole = await dueIn(supplierId, 5);
    await arrived(t, whole, '100');
    expect(await refused(whole['id'])).toEqual([409, 'purchasing.nothingToCome']);
    const silent = await dueIn((await newSupplier(t)).id, 5);
    expect(await refused(silent['id'])).toEqual([422, 'purchasing.noContact']);
    const keeper = await t.member(['warehouseKeeper']);
    expect((await refused(whole['id'], keeper))[0]).toBe(403);
    expect((await refused(whole['id'], await world.tenant()))[0]).toBe(404);
  });
});
