import { addWorkingDays, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate, weekday } from '../../../shared/kernel/date.ts';
import { calendarOf } from '../../masterdata/queries.ts';
import { sampleLeads } from '../domain/catalogue/leads.ts';
import type { Line, Purchase, Sale } from '../domain/happenings.ts';
import { namesOf } from '../names.ts';
import type { Performer } from '../perform.ts';
import { buy, order, type Scene, sell } from './make-and-sell.ts';

/** Days around today: the past in weekdays, the future in the company's working days. */
interface Days {
  today: BusinessDate;
  ago: (days: number) => BusinessDate;
  ahead: (workingDays: number) => BusinessDate;
}

function daysAround(today: BusinessDate, calendar: WorkCalendar): Days {
  return {
    today,
    ago(days) {
      const day = addDays(today, -days);
      return addDays(day, -Math.max(0, weekday(day) - 5));
    },
    ahead: (workingDays) => addWorkingDays(calendar, today, workingDays),
  };
}

const line = (item: string, quantity: string, price: string): Line => ({ item, quantity, price });

/** What somebody who looks at the company for the first time shall find. */
export async function tellStory(
  on: Performer,
  today: BusinessDate,
  ahead: readonly Sale[],
): Promise<void> {
  const names = await namesOf(on.ctx().store);
  const days = daysAround(today, await calendarOf(on.ctx()));
  const scene = (key: string): Scene => ({ on, names, key: `story-${key}` });
  await overdueReceivable(scene('overdue'), days);
  await soldBelowCost(scene('loss'), days);
  await competingKits(scene('kits'), days);
  await competingOrders(scene('rivals'), days);
  await lateFromTheStart(scene('late'), days);
  await missingPart(scene('part'), days);
  await overloadedMachine(scene('machine'), days);
  await waitingLeads(scene('leads'), days);
  await order(scene('ahead'), ahead);
}

/** ¥42,000 that was due after 60 days and has not come. */
const overdueReceivable = (scene: Scene, { ago }: Days) =>
  sell(scene, [
    {
      ...{ customer: 'C004', on: ago(82), deliverOn: ago(77), taxIncluded: true },
      lines: [line('FG-02', '1500', '28')],
    },
  ]);

/** 200 door handles for less than they cost. */
const soldBelowCost = (scene: Scene, { ago }: Days) =>
  sell(scene, [
    {
      ...{ customer: 'C012', on: ago(6), deliverOn: ago(2), taxIncluded: true },
      lines: [line('FG-04', '200', '8')],
    },
  ]);

const invoiceNo = (number: number): string => `2532200001${String(number).padStart(10, '0')}`;

const bought = (
  scene: Scene,
  { ago }: Days,
  supplier: string,
  lines: Line[],
  more: Pick<Purchase, 'invoiceNumber'> & Partial<Purchase>,
) =>
  buy({ ...scene, key: `${scene.key}-${more.invoiceNumber.slice(-2)}` }, [
    { ...{ supplier, on: ago(14), receiveOn: ago(8), invoiceOn: ago(5), lines }, ...more },
  ]);

/**
 * X 150, Y 120, Z 500 on the shelf; 100 P want 2 X, 1 Y, 4 Z each, 50 Q want 1 X, 1 Y: in that
 * turn neither is finished, the other way round one is. 50 X more are on order. The supplier of
 * the 150 has charged 10.30 for what was agreed at 10.00.
 */
async function competingKits(scene: Scene, days: Days): Promise<void> {
  const { on, names, key } = scene;
  const { ago, ahead } = days;
  await bought(scene, days, 'S10', [line('KX-01', '150', '10')], {
    ...{ invoiceNumber: invoiceNo(1), invoicedAt: '10.3' },
  });
  await bought(scene, days, 'S10', [line('KY-01', '120', '14'), line('KZ-01', '500', '0.3')], {
    invoiceNumber: invoiceNo(2),
  });
  const more = { item: 'KX-01', quantity: '50', price: '10', promisedOn: ahead(2) };
  await expected(scene, ago(3), 'S10', more);
  const wishes = [
    ['HP-100', '100', 3, 6],
    ['HQ-50', '50', 4, 7],
  ] as const;
  // Drafts, so that nothing is claimed yet and the planner can still change their turn.
  for (const [code, quantity, start, due] of wishes) {
    await on.perform(`${key}-${code}`, ago(1), 'manufacturing.createWorkOrder', {
      ...{ itemId: names.item(code), quantity, warehouseId: names.main },
      ...{ startOn: ahead(start), dueOn: ahead(due) },
    });
  }
  await order(scene, [
    {
      ...{ customer: 'C002', on: ago(2), deliverOn: ahead(8) },
      lines: [line('HP-100', '100', '56')],
    },
  ]);
}

/** One hundred supports: ordered for ¥5,000 first, and by a tier-A customer within ¥50,000 then. */
async function competingOrders(scene: Scene, days: Days): Promise<void> {
  const { ago, ahead } = days;
  await bought(scene, days, 'S06', [line('TR-01', '100', '33')], { invoiceNumber: invoiceNo(3) });
  const support = line('TR-01', '100', '50');
  const small = { customer: 'C010', on: ago(4), deliverOn: ahead(4), taxIncluded: true };
  const large = { customer: 'C001', on: ago(3), deliverOn: ahead(4), taxIncluded: true };
  await order({ ...scene, key: `${scene.key}-small` }, [{ ...small, lines: [support] }]);
  await order({ ...scene, key: `${scene.key}-large` }, [
    { ...large, lines: [support, line('FG-03', '1500', '30')] },
  ]);
}

/** More hinges, in two days, than can be put together by then, let alone stamped and turned. */
const lateFromTheStart = (scene: Scene, { ago, ahead }: Days) =>
  order(scene, [
    {
      ...{ customer: 'C003', on: ago(2), deliverOn: ahead(2) },
      lines: [line('FG-02', '6000', '23')],
    },
  ]);

/** On order, approved, and not here yet. */
async function expected(
  { on, names, key }: Scene,
  date: BusinessDate,
  supplier: string,
  { item, quantity, price, promisedOn }: Line & { promisedOn: BusinessDate },
): Promise<void> {
  const made = await on.perform(`${key}-po`, date, 'purchasing.createPurchaseOrder', {
    ...{ supplierId: names.supplier(supplier), date, taxIncluded: false },
    ...{ warehouseId: names.main },
    lines: [{ itemId: names.item(item), quantity, price, neededOn: promisedOn, promisedOn }],
  });
  await on.perform(`${key}-po-ok`, date, 'purchasing.approvePurchaseOrder', { id: made.id });
}

/**
 * Sixty electric locks, for which everything is there but the solenoids. These come six working
 * days after the work should begin: whoever gets them sooner, gets the locks sooner.
 */
async function missingPart(scene: Scene, { ago, ahead, today }: Days): Promise<void> {
  const { on, names, key } = scene;
  await order(scene, [
    {
      ...{ customer: 'C008', on: ago(5), deliverOn: ahead(7) },
      lines: [line('EL-10', '60', '33')],
    },
  ]);
  const solenoids = { item: 'BP-12', quantity: '60', price: '18', promisedOn: ahead(9) };
  await expected(scene, ago(5), 'S08', solenoids);
  const made = await on.perform(`${key}-wo`, ago(1), 'manufacturing.createWorkOrder', {
    ...{ itemId: names.item('EL-10'), quantity: '60', warehouseId: names.main },
    ...{ startOn: ahead(3), dueOn: ahead(6) },
  });
  await on.perform(`${key}-go`, today, 'manufacturing.releaseWorkOrder', { id: made.id });
}

/** Two lots of panels on one day of a machine that has 480 minutes: 600, which is 125 %. */
async function overloadedMachine(scene: Scene, { ago, ahead, today }: Days): Promise<void> {
  const { on, names, key } = scene;
  for (const lot of ['a', 'b']) {
    const made = await on.perform(`${key}-${lot}`, ago(1), 'manufacturing.createWorkOrder', {
      ...{ itemId: names.item('MP-09'), quantity: '300', warehouseId: names.main },
      ...{ startOn: ahead(2), dueOn: ahead(3) },
    });
    await on.perform(`${key}-${lot}-go`, today, 'manufacturing.releaseWorkOrder', { id: made.id });
  }
}

const waitingLeads = ({ on, key }: Scene, { today }: Days) =>
  on.performAll(
    key,
    today,
    'crm.createLead',
    sampleLeads.map(({ zh, en, contact, phone, province, source, requirement }) => ({
      ...{ companyName: `${zh} ${en}`, contactName: contact, phone, province, source },
      requirement,
    })),
    8,
  );
