import { add, div, mul, round, sub, sum } from '../../../../shared/kernel/decimal.ts';

interface Shelf {
  quantity: number;
  value: string;
}

/** Of a value for all of them the share of some, to the cent. */
export const shareOf = (value: string, some: number, all: number): string =>
  some === all ? value : div(mul(value, String(some)), String(all), 2);

/** What lies there at its moving average: the books that the story keeps for itself. */
export class Shelves {
  readonly #shelves = new Map<string, Shelf>();

  of(id: string): Shelf {
    return this.#shelves.get(id) ?? { quantity: 0, value: '0' };
  }

  put(id: string, quantity: number, value: string): void {
    const before = this.of(id);
    const after = { quantity: before.quantity + quantity, value: add(before.value, value) };
    this.#shelves.set(id, after);
  }

  take(id: string, quantity: number): string {
    const before = this.of(id);
    const value = shareOf(before.value, quantity, before.quantity);
    const after = { quantity: before.quantity - quantity, value: sub(before.value, value) };
    this.#shelves.set(id, after);
    return value;
  }

  /** What is there of everything, without what is used up. */
  all(): Map<string, Shelf> {
    return new Map([...this.#shelves].filter(([, { quantity }]) => quantity !== 0));
  }

  value(): string {
    return sum([...this.#shelves.values()].map(({ value }) => value));
  }
}

/** Of so many pieces at a price, to the cent. */
export const priceOf = (quantity: number, price: string): string =>
  round(mul(String(quantity), price), 2);

/** Of so many minutes at an hourly rate, to the cent. */
export const wageOf = (minutes: number, hourly: string): string =>
  div(mul(String(minutes), hourly), '60', 2);
