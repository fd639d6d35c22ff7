import { expect, it } from 'vitest';
import { add, neg, sub, sum } from '../../../../shared/kernel/decimal.ts';
import type { Body } from '../../../support/harness.ts';
import { FIRST_RIMS, restOfRims } from './buy-parts.ts';
import { shareOf, wageOf } from './expected-cost.ts';
import { RIM } from './files.ts';
import { type BicycleWorks, KEPT, sales } from './works.ts';

/** By component, what was issued of it has cost. */
type Material = Map<string, string>;

interface Order {
  id: string;
  quantity: number;
}

class ShopFloor {
  readonly #works: BicycleWorks;
  readonly #finished = new Set<string>();

  constructor(works: BicycleWorks) {
    this.#works = works;
  }

  /** What is issued is what the list of the files says, component by component. */
  async issue(id: string, order: Order): Promise<Material> {
    const { t, shelves } = this.#works;
    const { quantity } = order;
    const { lines } = await t.ok('manufacturing.issueMaterial', { id: order.id });
    const { takes, code } = this.#works.part(id);
    const issued = lines.map((line: Body) => [this.#works.partOf(line.itemId).id, line.quantity]);
    const needed = takes.map((taken) => [taken.id, String(taken.quantity * quantity)] as const);
    expect(new Map(issued), code).toEqual(new Map(needed));
    return new Map(
      takes.map((taken) => [taken.id, shelves.take(taken.id, taken.quantity * quantity)]),
    );
  }

  /** Reported step by step, received at what it has cost to the cent, and closed. */
  async finish(id: string, order: Order, material: Material): Promise<void> {
    const works = this.#works;
    const { steps, code } = works.part(id);
    const good = String(order.quantity);
    let spent = sum(material.values());
    for (const [index, { minutes, hourly }] of steps.entries()) {
      const report = { id: order.id, operation: 10 * (index + 1), good };
      const { labour } = await works.t.ok('manufacturing.reportOperation', report);
      expect(labour, code).toBe(wageOf(minutes * order.quantity, hourly));
      works.wages = add(works.wages, labour);
      spent = add(spent, labour);
    }
    const receipt = { id: order.id, quantity: good };
    const { value } = await works.t.ok('manufacturing.receiveProduction', receipt);
    expect(value, code).toBe(spent);
    works.shelves.put(id, order.quantity, spent);
    this.#finished.add(order.id);
    expect(await works.t.ok('manufacturing.closeWorkOrder', { id: order.id })).toMatchObject({
      ...{ state: 'closed', received: good },
    });
  }

  async make(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      for (const order of this.#works.made.get(id) ?? []) {
        if (this.#finished.has(order.id)) continue;
        await this.finish(id, order, await this.issue(id, order));
      }
    }
    await this.#works.world.settle();
  }
}

export function makeThem(works: BicycleWorks): void {
  const floor = new ShopFloor(works);
  const isWheel = (id: string) => works.part(id).takes.some((taken) => taken.id === RIM);
  const madeAt = (ids: readonly string[]) => ids.filter((id) => works.made.has(id));
  const [bicycles = [], ...parts] = works.files.levels;

  it('what stands lowest is made first, of exactly what its list says', async () => {
    for (const ids of parts.toReversed()) {
      await floor.make(madeAt(ids).filter((id) => !isWheel(id)));
    }
  }, 300_000);

  it('wheels wait: as many can be made as good rims came; then the rest comes', async () => {
    const wheels = madeAt(parts.flat()).filter(isWheel);
    const orders = wheels.flatMap((id) => works.made.get(id) ?? []);
    const orderIds = orders.map(({ id }) => id).join();
    const kits = async () => {
      const ask = { subject: 'workOrders', orderIds };
      const found = await works.t.ok('planning.kittingAnalysis', ask);
      return sum(found.orders.map(({ kitQuantity }: Body) => kitQuantity));
    };
    expect(await kits()).toBe(String(FIRST_RIMS.good * works.rims.length));
    await restOfRims(works);
    expect(await kits()).toBe(sum(orders.map(({ quantity }) => String(quantity))));
    await floor.make(wheels);
  }, 120_000);

  it('a customer cuts his order when all is issued: the rest goes back to the shelves', async () => {
    const { id, quantity } = sales.cut;
    const [order] = works.made.get(id) as [Order];
    const material = await floor.issue(id, order);
    const lines = [{ lineNo: 1, quantity: String(KEPT) }];
    await works.t.ok('sales.changeSalesOrder', { id: works.sold.cut?.id, lines });
    const gone = quantity - KEPT;
    const left = { id: order.id, quantity: order.quantity - gone };
    const changed = await works.t.ok('manufacturing.changeWorkOrder', {
      ...{ id: order.id, quantity: String(left.quantity) },
    });
    const pegged = [
      [works.sold.touring?.id, String(sales.touring.quantity)],
      [works.sold.cut?.id, String(KEPT)],
    ];
    const pegs = changed.pegs.map((peg: Body) => [peg.salesOrderId, peg.quantity]);
    expect(new Map(pegs)).toEqual(new Map(pegged as [string, string][]));
    const perPiece = new Map(works.part(id).takes.map((taken) => [taken.id, taken.quantity]));
    const back = changed.materials.map(({ lineNo, itemId }: Body) => ({
      ...{ lineNo, quantity: String(gone * (perPiece.get(works.partOf(itemId).id) as number)) },
    }));
    await works.t.ok('manufacturing.returnMaterial', { id: order.id, lines: back });
    for (const taken of works.part(id).takes) {
      const cost = material.get(taken.id) as string;
      const returned = shareOf(cost, gone, order.quantity);
      material.set(taken.id, sub(cost, returned));
      works.shelves.put(taken.id, taken.quantity * gone, returned);
    }
    works.made.set(id, [left]);
    await floor.finish(id, left, material);
  }, 120_000);

  it('the bicycles are put together', async () => {
    await floor.make(madeAt(bicycles));
    const of = await works.balances();
    expect([of('process'), of('clearing')]).toEqual(['0', neg(works.wages)]);
    expect(await works.stockOfLedger()).toBe(works.shelves.value());
  }, 120_000);
}
