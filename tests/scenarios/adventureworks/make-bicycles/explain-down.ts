import type { Body } from '../../../support/harness.ts';
import type { BicycleWorks } from './works.ts';

export interface Explained {
  /** Of each bought part, how much went into one piece, and for how much money. */
  parts: Map<string, { quantity: number; amount: number }>;
  /** Reported work in one piece. */
  wages: number;
  cost: number;
  /** Amounts that were rounded to cents on the way. */
  roundings: number;
}

/** How many decimals a share of a share is true to. */
const fine = (value: number) => Number(value.toFixed(6));

/** What a piece has cost, from the work orders that made it and those that made its parts. */
export class Explanations {
  readonly #works: BicycleWorks;
  readonly #costs = new Map<string, Promise<Body>>();

  constructor(works: BicycleWorks) {
    this.#works = works;
  }

  #costOf(id: string): Promise<Body> {
    const known = this.#costs.get(id) ?? this.#works.t.ok('manufacturing.workOrderCost', { id });
    this.#costs.set(id, known);
    return known;
  }

  async of(id: string): Promise<Explained> {
    const found: Explained = { parts: new Map(), wages: 0, cost: 0, roundings: 0 };
    found.cost = await this.#open(id, 1, found);
    for (const part of found.parts.values()) part.quantity = fine(part.quantity);
    return found;
  }

  async #open(made: string, quantity: number, found: Explained): Promise<number> {
    const orders = this.#works.made.get(made) ?? [];
    const pieces = orders.reduce((all, order) => all + order.quantity, 0);
    const share = quantity / pieces;
    let received = 0;
    for (const { id } of orders) {
      const why = await this.#costOf(id);
      received += Number(why.received);
      if (why.value !== '0') throw new Error(`${why.value} of ${id} is still in process`);
      for (const { code, itemId, quantity: much, amount } of why.steps) {
        found.roundings += 1;
        if (code === 'operation') found.wages += amount * share;
        if (code !== 'material') continue;
        const { id: part, make } = this.#works.partOf(itemId);
        if (make) await this.#open(part, much * share, found);
        else count(found, part, much * share, amount * share);
      }
    }
    return received * share;
  }
}

function count({ parts }: Explained, id: string, quantity: number, amount: number): void {
  const known = parts.get(id) ?? { quantity: 0, amount: 0 };
  parts.set(id, { quantity: known.quantity + quantity, amount: known.amount + amount });
}
