import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { Catalogue } from './catalogue.ts';

interface Making {
  catalogue: Catalogue;
  subject: AnyDoc | undefined;
}

type Line = Record<string, unknown>;

const linesOf = (subject: AnyDoc | undefined, field: string): Line[] =>
  (subject?.[field] ?? []) as Line[];

/** One of the first material line, from where the order takes it. */
const onePick = ({ subject }: Making) => ({
  date: undefined,
  lines: [{ lineNo: linesOf(subject, 'materials')[0]?.['lineNo'] ?? 10, quantity: '1' }],
});

/** The first operation that has something to work on. */
const oneOperation = ({ subject }: Making) => {
  const operations = linesOf(subject, 'operations');
  const ready = operations.find((one) => Number(one['ready']) > 0) ?? operations[0];
  return { operation: ready?.['number'] ?? 10, memberId: undefined };
};

/** What is made in house, of something else that lies in stock. */
function makeOrder({ catalogue }: Making) {
  const items = catalogue.of('item').filter((one) => one['stocked'] && !one['archived']);
  const product = items.find((one) => one['make'] === true && !one['trackLots']);
  const other = items.find((one) => one.id !== product?.id);
  const today = catalogue.today;
  return {
    ...{ itemId: product?.id, quantity: '10', startOn: today, dueOn: today },
    ...{ pegs: undefined, parentId: undefined, responsibleId: undefined },
    materials: [{ itemId: other?.id, required: '5' }],
  };
}

const undated = { startOn: undefined, dueOn: undefined };
const now = { date: undefined };

/** Inputs of manufacturing whose fields must agree with the order. */
export const makingRecipes: Readonly<Record<string, (making: Making) => Line>> = {
  'manufacturing.createWorkOrder': makeOrder,
  'manufacturing.changeWorkOrder': () => ({
    ...undated,
    ...{ quantity: '12', materials: undefined, responsibleId: undefined },
  }),
  'manufacturing.splitWorkOrder': () => ({ ...undated, quantity: '1' }),
  'manufacturing.issueMaterial': onePick,
  'manufacturing.returnMaterial': onePick,
  'manufacturing.scrapMaterial': onePick,
  'manufacturing.startOperation': oneOperation,
  'manufacturing.reportOperation': (making) => ({
    ...oneOperation(making),
    ...{ ...now, good: '1', scrap: undefined, rework: undefined, minutes: '5' },
    ...{ startedAt: undefined, finishedAt: undefined },
  }),
  'manufacturing.receiveProduction': () => ({
    ...{ ...now, quantity: '1', serials: undefined, lot: undefined, byProducts: undefined },
    warehouseId: undefined,
  }),
  'manufacturing.reverseOperationReport': () => now,
  'manufacturing.reverseProductionReceipt': () => now,
  'manufacturing.closeWorkOrder': () => ({ ...now, because: 'ended early' }),
  'manufacturing.changeManufacturingSettings': () => ({
    ...{ overTolerance: '0.5', receiveReportedOnly: false },
  }),
};
