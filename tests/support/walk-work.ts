import type { Catalogue } from './catalogue.ts';
import { callThrough, type Send } from './handler-call.ts';
import type { Body } from './harness.ts';
import type { Random } from './seeded.ts';

/** Whoever walks work orders: through which door, as whom, and with which documents at hand. */
interface Walker {
  send: Send;
  token: string;
  catalogue: Catalogue;
  random: Random;
}

/** Calls an operation for its effect; what is refused leaves nothing to go on with. */
async function step(
  { send, token, catalogue }: Walker,
  operation: string,
  input: Record<string, unknown>,
): Promise<Body | undefined> {
  const answer = await callThrough(send, token, operation, input);
  if (answer.status >= 300) return undefined;
  catalogue.note(answer.body);
  return answer.body;
}

interface Plant {
  product: Body;
  warehouse: Body;
}

/** Its own product, component, work centre and warehouse, which no other request has bent. */
async function openPlant(seeded: Walker): Promise<Plant | undefined> {
  const { random, catalogue } = seeded;
  const [unit] = catalogue.of('unit').filter((one) => one['archived'] !== true);
  const named = () => ({ code: random.word(8), name: random.word(8) });
  const goods = { kind: 'goods', unitId: unit?.id, decimals: 2, stocked: true };
  const make = (operation: string, more: object) =>
    step(seeded, operation, { ...named(), ...more });
  const part = await make('masterdata.createItem', { ...goods, make: false });
  const product = await make('masterdata.createItem', { ...goods, make: true });
  const warehouse = await make('masterdata.createWarehouse', { kind: 'normal', nettable: true });
  const centre = await make('engineering.createWorkCentre', { labourRate: '60', machines: 1 });
  if (!part || !product || !warehouse || !centre) return undefined;
  await step(seeded, 'inventory.receiveOtherStock', {
    ...{ warehouseId: warehouse.id, date: catalogue.today, reason: 'found' },
    lines: [{ itemId: part.id, quantity: '900', value: '9000' }],
  });
  const revision = random.word(6);
  const bom = await step(seeded, 'engineering.createBom', {
    ...{ itemId: product.id, revision, outputQuantity: '1' },
    lines: [{ lineNo: 10, itemId: part.id, quantity: '2', warehouseId: warehouse.id }],
  });
  if (bom) await step(seeded, 'engineering.releaseBom', { id: bom.id });
  const operation = { name: 'turn', workCentreId: centre.id, setupMinutes: '0', runMinutes: '1' };
  const routing = await step(seeded, 'engineering.createRouting', {
    ...{ itemId: product.id, revision },
    operations: [
      { ...operation, number: 10, overlap: true },
      { ...operation, number: 20 },
    ],
  });
  if (routing) await step(seeded, 'engineering.releaseRouting', { id: routing.id });
  return { product, warehouse };
}

/**
 * Leaves work orders at every stage of their way: draft, released with its material claimed,
 * issued, reported at the first operation, received in part, done.
 */
export async function walkWork(seeded: Walker): Promise<void> {
  const plant = await openPlant(seeded);
  if (!plant) return;
  const { today } = seeded.catalogue;
  const drafted = () =>
    step(seeded, 'manufacturing.createWorkOrder', {
      ...{ itemId: plant.product.id, quantity: '10', startOn: today, dueOn: today },
      warehouseId: plant.warehouse.id,
    });
  const going = async (...steps: [operation: string, more: object][]) => {
    const order = await drafted();
    for (const [operation, more] of order ? steps : []) {
      await step(seeded, `manufacturing.${operation}`, { id: order?.id, ...more });
    }
  };
  const released: [string, object] = ['releaseWorkOrder', {}];
  const issued: [string, object] = ['issueMaterial', {}];
  const report = (good: string): [string, object] => ['reportOperation', { operation: 10, good }];
  const receive = (quantity: string): [string, object] => ['receiveProduction', { quantity }];
  await going(released, issued, report('10'), receive('10'));
  await going(released, issued, report('4'), receive('2'));
  await going(released, issued, report('4'));
  await going(released, issued);
  await going(released);
  await going(released);
  await going();
  await seeded.catalogue.refresh();
}
