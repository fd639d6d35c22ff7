import type {
  PlannedBom,
  PlannedItem,
  Snapshot,
} from '../../functions/planning/domain/snapshot.ts';

type Fails = (company: Snapshot) => boolean;

/**
 * The smallest company found that still fails: leaves out rows in ever smaller pieces, then makes
 * what is left plain, until nothing more can go.
 */
export function reduceCompany(company: Snapshot, fails: Fails): Snapshot {
  let current = company;
  for (let before = Number.POSITIVE_INFINITY; sizeOf(current) < before; ) {
    before = sizeOf(current);
    current = withFewerRows(current, fails);
    current = withPlainItems(current, fails);
    current = withPlainBoms(current, fails);
  }
  return withFewerCalendars(current, fails);
}

const sizeOf = (company: Snapshot): number => JSON.stringify(company).length;

function withFewerRows(company: Snapshot, fails: Fails): Snapshot {
  let current = company;
  for (const list of ['demands', 'supplies', 'onHand', 'boms', 'items'] as const) {
    current = {
      ...current,
      [list]: fewest<unknown>(current[list], (rows) => fails({ ...current, [list]: rows })),
    };
  }
  return current;
}

/** Leaves out halves, quarters, … single rows, as long as it still fails without them. */
function fewest<T>(rows: readonly T[], fails: (rows: readonly T[]) => boolean): readonly T[] {
  let kept = rows;
  for (let piece = Math.ceil(rows.length / 2); piece > 0; piece = piece === 1 ? 0 : piece >> 1) {
    for (let from = kept.length - 1; from >= 0; from -= piece) {
      const start = Math.max(0, from - piece + 1);
      const without = [...kept.slice(0, start), ...kept.slice(from + 1)];
      if (without.length < kept.length && fails(without)) kept = without;
    }
  }
  return kept;
}

const plainItem: Partial<PlannedItem>[] = [
  { safetyStock: '0' },
  { lot: { policy: 'lotForLot' } },
  { leadTime: { fixedDays: 0, perUnitDays: '0', counts: 'calendar', receiptDays: 0 } },
  { timeFenceDays: 0 },
  { madeToOrder: false },
  { pegHard: false },
  { decimals: 0 },
];

function withPlainItems(company: Snapshot, fails: Fails): Snapshot {
  let current = company;
  for (const [index] of company.items.entries()) {
    for (const plain of plainItem) {
      const items = current.items.map((item, at) => (at === index ? { ...item, ...plain } : item));
      if (differ(items, current.items) && fails({ ...current, items })) {
        current = { ...current, items };
      }
    }
  }
  return current;
}

const plainBom: ((bom: PlannedBom) => PlannedBom)[] = [
  ({ from: _from, to: _to, ...bom }) => bom,
  (bom) => ({ ...bom, yield: '1' }),
  (bom) => ({ ...bom, outputQuantity: '1' }),
  (bom) => ({ ...bom, components: bom.components.map((one) => ({ ...one, loss: '0' })) }),
  (bom) => ({ ...bom, components: bom.components.map((one) => ({ ...one, fixed: '0' })) }),
  (bom) => ({ ...bom, components: bom.components.map((one) => ({ ...one, quantity: '1' })) }),
  (bom) => ({
    ...bom,
    components: bom.components.map(({ from: _from, to: _to, ...one }) => one),
  }),
];

function withPlainBoms(company: Snapshot, fails: Fails): Snapshot {
  let current = company;
  for (const [index] of company.boms.entries()) {
    const changes = [...plainBom, (bom: PlannedBom) => fewerComponents(current, index, bom, fails)];
    for (const change of changes) {
      const boms = current.boms.map((bom, at) => (at === index ? change(bom) : bom));
      if (differ(boms, current.boms) && fails({ ...current, boms })) current = { ...current, boms };
    }
  }
  return current;
}

function fewerComponents(company: Snapshot, index: number, bom: PlannedBom, fails: Fails) {
  const withThese = (components: PlannedBom['components']): Snapshot => ({
    ...company,
    boms: company.boms.map((other, at) => (at === index ? { ...bom, components } : other)),
  });
  return { ...bom, components: fewest(bom.components, (rows) => fails(withThese(rows))) };
}

function withFewerCalendars(company: Snapshot, fails: Fails): Snapshot {
  const used = new Set(['standard', ...company.items.map(({ leadTime }) => leadTime.calendar)]);
  const calendars = Object.fromEntries(
    Object.entries(company.calendars).filter(([name]) => used.has(name)),
  );
  return fails({ ...company, calendars }) ? { ...company, calendars } : company;
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
