import { type Decimal, gt, lt, lte } from '../../../shared/kernel/decimal.ts';
import { thousands } from '../../../shared/kernel/thousands.ts';

interface Label {
  en: string;
  zh: string;
}

export type PriceSource = 'item' | 'tier' | 'general' | 'customer';

/** One price that might apply, already in the tax form of the document. */
export interface PriceCandidate {
  source: PriceSource;
  price: Decimal;
  /** The name of the price list, or the tier. */
  name?: string;
  minQuantity?: Decimal | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
}

export interface PriceStep {
  label: Label;
  price: Decimal;
  applies: boolean;
  chosen: boolean;
  why?: Label;
}

export interface PriceDecision {
  value: Decimal | null;
  floor?: Decimal;
  belowFloor: boolean;
  steps: PriceStep[];
}

const sources: Record<PriceSource, (name: string) => Label> = {
  item: () => ({ en: 'List price of the item', zh: '物料标准售价' }),
  tier: (name) => ({ en: `Price of tier ${name}`, zh: `${name}类客户价` }),
  general: (name) => ({ en: `Price list ${name}`, zh: `价目表 ${name}` }),
  customer: (name) => ({ en: `Agreed with the customer: ${name}`, zh: `客户协议价：${name}` }),
};

function labelOf({ source, name = '', minQuantity = '0' }: PriceCandidate): Label {
  const { en, zh } = sources[source](name);
  if (!gt(minQuantity, '0')) return { en, zh };
  const least = thousands(minQuantity);
  return { en: `${en}, from ${least}`, zh: `${zh}，${least} 起` };
}

/** Why a candidate does not apply, or undefined when it does. */
function obstacle(one: PriceCandidate, quantity: Decimal, date: string): Label | undefined {
  if (one.minQuantity !== undefined && lt(quantity, one.minQuantity)) {
    const least = thousands(one.minQuantity);
    return { en: `only from ${least}`, zh: `数量不足 ${least}` };
  }
  if (one.validFrom !== undefined && date < one.validFrom) {
    return { en: `not before ${one.validFrom}`, zh: `${one.validFrom} 起生效` };
  }
  if (one.validTo !== undefined && date > one.validTo) {
    return { en: `only until ${one.validTo}`, zh: `${one.validTo} 已失效` };
  }
  return undefined;
}

/** What was agreed with the customer beats everything else; otherwise the lowest price counts. */
function better(a: PriceCandidate, b: PriceCandidate): boolean {
  const [agreedA, agreedB] = [a.source === 'customer', b.source === 'customer'];
  if (agreedA !== agreedB) return agreedA;
  if (agreedA) {
    const [fromA, fromB] = [a.minQuantity ?? '0', b.minQuantity ?? '0'];
    if (gt(fromA, fromB)) return true;
    if (lt(fromA, fromB)) return false;
  }
  return lt(a.price, b.price);
}

/**
 * Chooses a price and keeps every candidate with the reason why it counted or not. Below the
 * floor the price stands but is marked: somebody with the right has to agree.
 */
export function choosePrice(
  candidates: readonly PriceCandidate[],
  quantity: Decimal,
  date: string,
  floor?: Decimal,
): PriceDecision {
  let best: PriceCandidate | undefined;
  for (const one of candidates) {
    if (obstacle(one, quantity, date) === undefined && (!best || better(one, best))) best = one;
  }
  const steps = candidates.map((one) => {
    const why = obstacle(one, quantity, date);
    const chosen = one === best;
    return {
      label: labelOf(one),
      price: one.price,
      applies: why === undefined,
      chosen,
      ...(why && { why }),
    };
  });
  const value = best?.price ?? null;
  return { value, ...(floor !== undefined && { floor }), belowFloor: isBelow(value, floor), steps };
}

export const isBelow = (value: Decimal | null, floor: Decimal | undefined): boolean =>
  value !== null && floor !== undefined && !lte(floor, value);
