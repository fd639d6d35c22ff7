import { expect } from 'vitest';
import { add, mul, round } from '../../../shared/kernel/decimal.ts';
import type { Body, TestMember, TestTenant, World } from '../../support/harness.ts';
import { openPumpWorks, type PumpWorks, type Voice } from '../../support/pump-works.ts';

const people = {
  planner: 'planner',
  buyer: 'buyer',
  keeper: 'warehouseKeeper',
  lead: 'shopManager',
  worker: 'worker',
  accountant: 'accountant',
  cashier: 'cashier',
} as const;

/** One company on one day: who works there, and what has come about so far. */
export class Day {
  world!: World;
  t!: TestTenant;
  w!: PumpWorks;
  staff!: Record<keyof typeof people, TestMember>;
  /** The order of 60 sets, and the purchase of bearings that comes too late for it. */
  sold!: Body;
  late!: Body;
  planned: Body[] = [];
  /** What planned orders were released into, by the code of the item. */
  made: Record<string, Body> = {};
  /** What the pumps have cost, and the sets. */
  pumpCost = '0';
  setCost = '0';
  readonly voice: Voice;

  constructor(voice: Voice) {
    this.voice = voice;
  }

  async begin(world: World): Promise<void> {
    const { locale, accountingStandard } = this.voice;
    this.world = world;
    this.t = await world.tenant({ locale, accountingStandard });
    // The planner of this day runs planning by hand.
    await this.t.ok('planning.changePlanningSettings', { planOnOrders: false });
    this.w = await openPumpWorks(world, this.t, this.voice);
    const members: [string, TestMember][] = [];
    for (const [name, role] of Object.entries(people)) {
      members.push([name, await this.t.member([role])]);
    }
    this.staff = Object.fromEntries(members) as Day['staff'];
  }

  tax(net: string): string {
    return round(mul(net, this.voice.taxRate), 2);
  }

  gross(net: string): string {
    return add(net, this.tax(net));
  }

  /** Quantity, release and due day of the planned orders of an item. */
  dated(code: string) {
    const mine = this.planned.filter((one) => one.code === code);
    return mine.map(({ quantity, releaseOn, dueOn }) => [quantity, releaseOn, dueOn]);
  }

  /** At the price of the list, which the company's language states with tax or without. */
  async sell(code: string, quantity: string, requestedDate: string): Promise<Body> {
    const lines = [{ itemId: this.w.item(code), quantity }];
    const wish = { customerId: this.w.customerId, requestedDate, lines };
    const { id } = await this.t.ok('sales.createSalesOrder', wish);
    return this.t.ok('sales.confirmSalesOrder', { id });
  }

  async promise(): Promise<Body> {
    await this.world.settle();
    const id = `prm_${this.sold.id.slice(3)}`;
    return this.staff.planner.ok('planning.getOrderPromise', { id });
  }

  kits(): Promise<Body> {
    const orderIds = [this.made['P']?.id, this.made['Q']?.id].join();
    return this.staff.planner.ok('planning.kittingAnalysis', { subject: 'workOrders', orderIds });
  }

  async rates() {
    const { orders } = await this.kits();
    return orders.map((one: Body) => [one.kitQuantity, one.kitRate]);
  }

  orderOf(code: string): Promise<Body> {
    return this.staff.lead.ok('manufacturing.getWorkOrder', { id: this.made[code]?.id });
  }
}

/** Every step of an explanation speaks both languages. */
export function bilingual({ steps }: Body): void {
  expect(steps.length).toBeGreaterThan(0);
  for (const { label } of steps) {
    expect(label.en).toMatch(/[a-z]/);
    expect(label.zh).toMatch(/\p{Script=Han}/u);
  }
}
