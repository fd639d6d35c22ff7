/**
 * Looks for a new field of items wherever a field should come out, in the product as it is here,
 * and prints what it finds. Run by the test of the walk, inside the copy that the walk changed.
 */
import { startWorld } from '../support/harness.ts';

const [field = '', before = '', after = ''] = process.argv.slice(2);

const world = await startWorld();
const tenant = await world.tenant();
const unit = await tenant.ok('masterdata.createUnit', {
  code: 'crate',
  name: 'Crate',
  decimals: 0,
});
const item = {
  name: 'Pump',
  kind: 'goods',
  unitId: unit.id,
  decimals: 0,
  stocked: true,
  make: false,
};

const created = await tenant.ok('masterdata.createItem', { ...item, code: 'P-1', [field]: before });
await tenant.ok('masterdata.createItem', { ...item, code: 'P-2' });
const listed = await tenant.ok('masterdata.listItem', { filter: { [field]: { eq: before } } });
await tenant.ok('masterdata.updateItem', { id: created.id, [field]: after });
const read = await tenant.ok('masterdata.getItem', { id: created.id });
const history = await tenant.ok('masterdata.historyItem', { id: created.id });
const template = await tenant.call('platform.importTemplate', { target: 'item' });
const openApi = await (await fetch(`${world.host.url}/openapi.json`)).json();
await world.stop();

const found = { created, listed, read, history, template: template.text, openApi };
process.stdout.write(JSON.stringify(found));
