import { add, type Decimal, div, mul, round, sum } from '../../../shared/kernel/decimal.ts';
import { sampleItems } from './catalogue/items.ts';
import { sampleCentres, sampleStructures } from './catalogue/structures.ts';

const items = new Map(sampleItems.map((one) => [one.code, one]));
const centres = new Map(sampleCentres.map((one) => [one.code, one]));
const structures = new Map(sampleStructures.map((one) => [one.item, one]));

export const decimalsOf = (code: string): number => (items.get(code)?.unit === 'PCS' ? 0 : 3);

/** Labour and overhead of one piece at the rates of its work centre, without set-up. */
export function conversionCost(code: string): Decimal {
  const structure = structures.get(code);
  const centre = structure && centres.get(structure.operation.centre);
  if (!structure || !centre) return '0';
  const rate = add(centre.labourRate, centre.overheadRate);
  return div(mul(structure.operation.run, rate), '60', 6);
}

/** What one is worth when all goes as planned: material with its loss, and the work on it. */
export function standardCost(code: string): Decimal {
  const structure = structures.get(code);
  if (!structure) return items.get(code)?.cost ?? '0';
  const material = structure.lines.map(([item, quantity, loss = '0']) =>
    mul(standardCost(item), quantity, add('1', loss)),
  );
  return round(add(sum(material), conversionCost(code)), 4);
}
