import { add, type Decimal, div, isZero, mul, round, sub } from '../../../shared/kernel/decimal.ts';
import { type LossMode, requirementPerUnit } from '../../../shared/kernel/requirement.ts';
import { bomCycle } from './errors.ts';

/** Places of a unit cost. */
const PLACES = 6;
const MINUTES = '60';

export interface CostedItem {
  id: string;
  code?: string;
  /** What one unit costs when it is not made; undefined if nobody knows. */
  bought?: Decimal | undefined;
  /** The quantity of one order, over which set-up and fixed quantities are spread. */
  lot: Decimal;
  standardCost?: Decimal | undefined;
}

export interface CostedLine {
  lineNo: number;
  itemId: string;
  quantity: Decimal;
  fixed?: Decimal | undefined;
  loss?: Decimal | undefined;
  phantom?: boolean | undefined;
}

export interface CostedByProduct {
  itemId: string;
  quantity: Decimal;
  value: 'none' | 'standardCost' | 'share';
  share?: Decimal | undefined;
}

export interface CostedBom {
  outputQuantity: Decimal;
  yield?: Decimal | undefined;
  lines: readonly CostedLine[];
  byProducts: readonly CostedByProduct[];
}

export interface CostedOperation {
  number: number;
  name: string;
  workCentreId: string;
  setupMinutes: Decimal;
  runMinutes: Decimal;
  efficiency: Decimal;
  /** Per hour. */
  labourRate: Decimal;
  overheadRate: Decimal;
  /** Paid for one good piece, in place of the labour rate. */
  pieceRate?: Decimal | undefined;
}

/** One version of every item: the one of the day. */
export interface CostBasis {
  lossMode: LossMode;
  items: ReadonlyMap<string, CostedItem>;
  boms: ReadonlyMap<string, CostedBom>;
  routings: ReadonlyMap<string, readonly CostedOperation[]>;
}

/** A cost of one unit in the company's currency, six decimals. */
export interface Elements {
  material: Decimal;
  labour: Decimal;
  overhead: Decimal;
}

export interface CostStep {
  kind: 'material' | 'component' | 'operation' | 'byProduct';
  lineNo?: number;
  name?: string;
  itemId?: string;
  workCentreId?: string;
  quantity?: Decimal;
  unitCost?: Decimal;
  labour?: Decimal;
  overhead?: Decimal;
  cost: Decimal;
}

export interface UnitCost extends Elements {
  value: Decimal;
  /** A part of it has no cost, so the value is too low. */
  incomplete: boolean;
  made: boolean;
  steps: CostStep[];
}

/** value × numerator ÷ denominator, rounded once. */
const share = (value: Decimal, numerator: Decimal, denominator: Decimal = '1'): Decimal => {
  const product = numerator === '1' ? value : mul(value, numerator);
  return denominator === '1' ? round(product, PLACES) : div(product, denominator, PLACES);
};

const NOTHING: Elements = { material: '0', labour: '0', overhead: '0' };

const totalOf = ({ material, labour, overhead }: Elements): Decimal =>
  add(add(material, labour), overhead);

const each = (elements: Elements, change: (value: Decimal) => Decimal): Elements => ({
  material: isZero(elements.material) ? '0' : change(elements.material),
  labour: isZero(elements.labour) ? '0' : change(elements.labour),
  overhead: isZero(elements.overhead) ? '0' : change(elements.overhead),
});

const plus = (a: Elements, b: Elements): Elements => ({
  material: add(a.material, b.material),
  labour: add(a.labour, b.labour),
  overhead: add(a.overhead, b.overhead),
});

/**
 * Costs from the bottom of the structure upwards, each item once. What has a bill of materials is
 * made: its components by the requirement of orders, fixed quantities and set-up spread over a
 * lot, hours at the rates of the work centre, less what by-products are worth. A phantom is never
 * put on order, so its own operations cost nothing. Throws 'engineering.bomCycle'.
 */
export class CostRollUp {
  readonly #basis: CostBasis;
  readonly #known = new Map<string, UnitCost>();
  readonly #passedThrough = new Map<string, UnitCost>();
  readonly #path: string[] = [];

  constructor(basis: CostBasis) {
    this.#basis = basis;
  }

  /** What one unit of an item costs, with its derivation. */
  unitCost(itemId: string): UnitCost {
    return this.#costOf(itemId, false);
  }

  #costOf(itemId: string, phantom: boolean): UnitCost {
    const memory = phantom ? this.#passedThrough : this.#known;
    const known = memory.get(itemId);
    if (known) return known;
    if (this.#path.includes(itemId)) {
      const cycle = [...this.#path.slice(this.#path.indexOf(itemId)), itemId];
      const codeOf = (id: string) => this.#basis.items.get(id)?.code ?? id;
      throw bomCycle({ path: cycle.map(codeOf).join(' → ') });
    }
    this.#path.push(itemId);
    const bom = this.#basis.boms.get(itemId);
    const made = bom ? this.#made(itemId, bom, phantom) : boughtCost(this.#basis.items.get(itemId));
    this.#path.pop();
    memory.set(itemId, made);
    return made;
  }

  #made(itemId: string, bom: CostedBom, phantom: boolean): UnitCost {
    const lot = this.#basis.items.get(itemId)?.lot ?? '1';
    const steps: CostStep[] = [];
    let sum = NOTHING;
    let incomplete = false;
    for (const line of bom.lines) {
      const { elements, step, known } = this.#component(line, bom, lot);
      sum = plus(sum, elements);
      steps.push(step);
      incomplete ||= !known;
    }
    for (const operation of phantom ? [] : (this.#basis.routings.get(itemId) ?? [])) {
      const { elements, step } = operationCost(operation, bom.yield, lot);
      sum = plus(sum, elements);
      steps.push(step);
    }
    const net = this.#lessByProducts(sum, bom, steps);
    return { ...net, value: totalOf(net), incomplete, made: true, steps };
  }

  #component(line: CostedLine, { outputQuantity, yield: yielded }: CostedBom, lot: Decimal) {
    const one = this.#costOf(line.itemId, line.phantom === true);
    const { numerator, denominator } = requirementPerUnit({
      quantity: line.quantity,
      per: outputQuantity,
      loss: line.loss,
      lossMode: this.#basis.lossMode,
      yield: yielded,
    });
    const { fixed = '0' } = line;
    const spread = isZero(fixed) ? '0' : div(fixed, lot, PLACES);
    const elements = each(one, (cost) => {
      const variable = share(cost, numerator, denominator);
      return spread === '0' ? variable : add(variable, share(cost, spread));
    });
    const variable = share(numerator, '1', denominator);
    const quantity = spread === '0' ? variable : add(variable, spread);
    const { lineNo, itemId } = line;
    const cost = totalOf(elements);
    const step = {
      kind: 'component' as const,
      lineNo,
      itemId,
      quantity,
      unitCost: one.value,
      cost,
    };
    return { elements, step, known: !one.incomplete };
  }

  /** Values at standard cost leave the material; shares take the same part of every element. */
  #lessByProducts(sum: Elements, bom: CostedBom, steps: CostStep[]): Elements {
    let net = sum;
    for (const { itemId, quantity, value, share: shared = '0' } of bom.byProducts) {
      const perUnit = div(quantity, bom.outputQuantity, PLACES);
      if (value === 'standardCost') {
        const unitCost = this.#basis.items.get(itemId)?.standardCost ?? '0';
        const credit = div(mul(quantity, unitCost), bom.outputQuantity, PLACES);
        net = { ...net, material: sub(net.material, credit) };
        const cost = sub('0', credit);
        steps.push({ kind: 'byProduct', itemId, quantity: perUnit, unitCost, cost });
      }
      if (value === 'share') {
        const credit = each(sum, (cost) => share(cost, shared));
        net = plus(
          net,
          each(credit, (cost) => sub('0', cost)),
        );
        const cost = sub('0', totalOf(credit));
        steps.push({ kind: 'byProduct', itemId, quantity: perUnit, cost });
      }
    }
    return net;
  }
}

function boughtCost(item: CostedItem | undefined): UnitCost {
  const value = item?.bought ?? '0';
  return {
    ...NOTHING,
    material: value,
    value,
    incomplete: item?.bought === undefined,
    made: false,
    steps: [{ kind: 'material', unitCost: value, cost: value }],
  };
}

/**
 * Hours of one good unit: set-up over the lot, run for every piece started, at the efficiency; as
 * a fraction, so that each rate is applied to it with one rounding.
 */
function operationCost(operation: CostedOperation, yielded: Decimal = '1', lot: Decimal) {
  const { number, name, workCentreId, setupMinutes, runMinutes, efficiency } = operation;
  const minutes = add(mul(setupMinutes, yielded), mul(runMinutes, lot));
  const perHour = mul(lot, yielded, efficiency, MINUTES);
  const byTime = (hourly: Decimal) => div(mul(minutes, hourly), perHour, PLACES);
  const labour = operation.pieceRate ?? byTime(operation.labourRate);
  const overhead = byTime(operation.overheadRate);
  const hours = byTime('1');
  const elements = { material: '0', labour, overhead };
  const step: CostStep = {
    kind: 'operation',
    lineNo: number,
    name,
    workCentreId,
    quantity: hours,
    labour,
    overhead,
    cost: add(labour, overhead),
  };
  return { elements, step };
}
