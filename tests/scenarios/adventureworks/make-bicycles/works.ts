import { expect } from 'vitest';
import { addDays } from '../../../../shared/kernel/date.ts';
import { add } from '../../../../shared/kernel/decimal.ts';
import type { Body, TestTenant, World } from '../../../support/harness.ts';
import { english } from '../../../support/pump-works.ts';
import { todayIn } from '../../../support/today.ts';
import { all, load } from '../loading.ts';
import { Shelves } from './expected-cost.ts';
import { plan, totals, type Wanted } from './expected-plan.ts';
import { type Part, readWorks, type Works } from './files.ts';

type Account = keyof typeof english.account;

/** What a customer wants: a product of the files, how many, and in how many days. */
export interface Sale extends Wanted {
  customer: number;
}

/** Road bicycles of two sizes share all but the frame; touring ones share a part of it. */
export const sales = {
  large: { customer: 0, id: '749', quantity: 6, day: 60 },
  middle: { customer: 1, id: '753', quantity: 4, day: 60 },
  /** Wanted five days ago. */
  late: { customer: 2, id: '775', quantity: 3, day: -5 },
  touring: { customer: 1, id: '957', quantity: 2, day: 60 },
  /** Made together with those. Of these the customer will keep two. */
  cut: { customer: 3, id: '957', quantity: 5, day: 60 },
} satisfies Record<string, Sale>;

export const KEPT = 2;

/** Made, says the file, and nothing says of what. */
export const frameOfNothing: Sale = { customer: 4, id: '837', quantity: 10, day: 60 };

export type SaleName = keyof typeof sales;

/** A maker of bicycles, and what has come about so far. */
export class BicycleWorks {
  readonly files: Works = readWorks();
  /** What the story itself reckons: never told by the product. */
  readonly shelves = new Shelves();
  world!: World;
  t!: TestTenant;
  today!: string;
  customers: string[] = [];
  /** Confirmed orders, and those of the frame that cannot be made. */
  sold: Partial<Record<SaleName | 'nothing', Body>> = {};
  bought: Body[] = [];
  /** Work orders by the item that they make: id and quantity. */
  made = new Map<string, { id: string; quantity: number }[]>();
  /** Purchases of rims of which the first pallet was short, with the bill for all of them. */
  rims: { order: Body; line: Body; invoice: Body }[] = [];
  /** To vendors for what they billed; for work that was reported. */
  owed = '0';
  wages = '0';
  #ids = new Map<string, string>();
  #parts = new Map<string, Part>();

  day(days: number): string {
    return addDays(this.today, days);
  }

  part(id: string): Part {
    return this.files.parts.get(id) as Part;
  }

  /** The product's id of an item of the files, and the other way round. */
  item(id: string): string {
    return this.#ids.get(id) as string;
  }

  partOf(itemId: string): Part {
    return this.#parts.get(itemId) as Part;
  }

  plan(more: readonly Wanted[] = []) {
    return plan(this.files, [...Object.values(sales), ...more]);
  }

  /** How many of each item are ordered in all. */
  planned() {
    return totals(this.plan());
  }

  async begin(world: World): Promise<void> {
    this.world = world;
    this.t = await world.tenant({
      company: 'Adventure Works Cycles',
      locale: 'en',
      accountingStandard: 'international',
    });
    const settings = { horizonDays: 120, planOnOrders: false, nightly: false };
    await this.t.ok('planning.changePlanningSettings', settings);
    const { timeZone } = english;
    this.today = todayIn(timeZone);
  }

  /** Loads a table whole: all rows of it, and none fails. */
  async whole(target: string, rows: Parameters<typeof load>[2]) {
    const result = await load(this.t, target, rows);
    expect(result, target).toMatchObject({ state: 'succeeded', failed: 0 });
    return result;
  }

  async remember(): Promise<void> {
    for (const { id = '', externalId = '' } of await all(this.t, 'masterdata.listItem')) {
      this.#ids.set(externalId, id);
      this.#parts.set(id, this.part(externalId));
    }
  }

  async run(): Promise<Body> {
    const { id } = await this.t.ok('planning.runMrp');
    await this.world.settle();
    return this.t.ok('planning.getPlanningRun', { id });
  }

  /** Closing balances: debit − credit. */
  async balances(): Promise<(account: Account) => string> {
    const { rows, balanced } = await this.t.ok('finance.trialBalance');
    expect(balanced).toBe(true);
    const closing = new Map(rows.map((row: Body) => [row.accountCode, row.closing]));
    return (account) => (closing.get(english.account[account]) as string | undefined) ?? '0';
  }

  async stockOfLedger(): Promise<string> {
    const of = await this.balances();
    return add(of('material'), of('goods'));
  }

  exceptions(): Promise<Body[]> {
    return all(this.t, 'planning.planExceptions');
  }
}
