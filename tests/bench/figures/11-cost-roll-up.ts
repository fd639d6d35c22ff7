import {
  type CostBasis,
  type CostedBom,
  type CostedItem,
  type CostedOperation,
  CostRollUp,
} from '../../../functions/engineering/domain/cost-roll-up.ts';
import { cpuMs, leastOf, type Measure, rounded } from '../figure.ts';

const ITEMS = 20_000;
const LEVELS = 6;
const PARTS = 6;

const operation = (number: number, product: number): CostedOperation => ({
  number,
  name: 'Operation',
  workCentreId: `wc${product % 20}`,
  setupMinutes: '15',
  runMinutes: `${1 + (product % 9)}.5`,
  efficiency: '0.9',
  labourRate: '45.5',
  overheadRate: '32.25',
});

/** Six levels, each item made of six of the level below, as a dense company would have it. */
function company(): CostBasis {
  const perLevel = Math.ceil(ITEMS / LEVELS);
  const items = new Map<string, CostedItem>();
  const boms = new Map<string, CostedBom>();
  const routings = new Map<string, CostedOperation[]>();
  for (let n = 0; n < ITEMS; n += 1) {
    const id = `item${n}`;
    const below = (Math.floor(n / perLevel) + 1) * perLevel;
    const isBought = below >= ITEMS;
    items.set(id, { id, lot: '100', ...(isBought && { bought: `${1 + (n % 97)}.${n % 89}` }) });
    if (isBought) continue;
    const width = Math.min(perLevel, ITEMS - below);
    const lines = Array.from({ length: PARTS }, (_, k) => ({
      lineNo: (k + 1) * 10,
      itemId: `item${below + ((n * 7 + k * 131) % width)}`,
      quantity: String(1 + (k % 3)),
      ...(k % 2 === 0 && { loss: '0.03' }),
    }));
    boms.set(id, { outputQuantity: '1', lines, byProducts: [] });
    routings.set(id, [operation(10, n), operation(20, n)]);
  }
  return { lossMode: 'factor', items, boms, routings };
}

/** Beside row 11: the costs of a whole company, every level with its derivation. */
export const measure: Measure = async () => {
  const basis = company();
  const least = await leastOf(5, async () => {
    const start = process.cpuUsage();
    const costs = new CostRollUp(basis);
    for (const id of basis.items.keys()) costs.unitCost(id);
    return cpuMs(start);
  });
  return [
    {
      row: 11,
      metric: 'cost roll-up of 20,000 items on 6 levels, with every step',
      value: rounded(least / 1000, 3),
      unit: 's',
      goal: '≤ 1 s',
      met: least <= 1000,
      note: `${basis.boms.size} bills of materials of ${PARTS} lines, two operations each`,
    },
  ];
};
