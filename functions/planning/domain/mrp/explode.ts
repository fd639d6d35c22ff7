// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Dependents } from './dependents.ts';
import { MADE_TO_ORDER, type Model, NONE, PEG_HARD } from './model.ts';
import type { Quantity } from './quantity.ts';
import { TooLargeToBeFast } from './quantity.ts';
import type { Streams } from './streams.ts';

const MOST_EXACT = 2 ** 52;
const DEDICATION = MADE_TO_ORDER | PEG_HARD;

/** Row of the version of the item that holds on the day, or NONE. Rule 12. */
export function versionOn({ boms }: Model, item: number, day: number): number {
  for (let v = boms.versionStart[item]!; v < boms.versionStart[item + 1]!; v += 1) {
    if (boms.versionFrom[v]! <= day && day <= boms.versionTo[v]!) return v;
  }
  return NONE;
}

/** Need of a component for an order. Rule 2; doubles wherever they are exact. */
function needOf({ boms, arithmetic }: Model, line: number, quantity: Quantity): Quantity {
  const denominator = boms.denominator[line]!;
  if (arithmetic.exact || denominator === 0) return arithmetic.apply(quantity, boms.ratio[line]!);
  const dividend = quantity * boms.numerator[line]! + boms.addend[line]!;
  if (dividend + denominator > MOST_EXACT) return arithmetic.apply(quantity, boms.ratio[line]!);
  if (denominator === 1) return dividend;
  // The rounded quotient may be one off where it is near a whole number; products are exact.
  const near = Math.ceil(dividend / denominator);
  if ((near - 1) * denominator >= dividend) return near - 1;
  return near * denominator < dividend ? near + 1 : near;
}

export class Exploder {
  readonly #model: Model;
  readonly #streams: Streams;
  readonly #dependents: Dependents;

  constructor(model: Model, streams: Streams, dependents: Dependents) {
    this.#model = model;
    this.#streams = streams;
    this.#dependents = dependents;
  }

  /** Adds what a planned order of the stream needs of its components on its start day. */
  explode(stream: number, carries: number, start: number, quantity: Quantity): void {
    const model = this.#model;
    const streams = this.#streams;
    const version = versionOn(model, streams.item[stream]!, start);
    if (version === NONE) return;
    const { boms } = model;
    const area = streams.area[stream]!;
    for (let line = boms.lineStart[version]!; line < boms.lineStart[version + 1]!; line += 1) {
      if (start < boms.lineFrom[line]! || boms.lineTo[line]! < start) continue;
      const need = needOf(model, line, quantity);
      if (!(need > 0)) continue;
      const component = boms.lineItem[line]!;
      const provider =
        carries === 0
          ? streams.free(component, area)
          : streams.of(component, area, carries, DEDICATION);
      this.#dependents.want(model.level[component]!, line, provider, start, need);
    }
  }
}

/** Both arithmetics hold sums of up to their limit; a stream that could pass it is refused. */
export function guardTotal(model: Model, total: Quantity): void {
  if (!model.arithmetic.exact && !(total <= MOST_EXACT)) throw new TooLargeToBeFast();
  model.arithmetic.guard(total);
}
