import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

const data = (name: string) => `../shared/data/adventureworks/${name}.csv`;
const isThere = existsSync(data('BillOfMaterials'));
if (!isThere) console.warn('AdventureWorks is not here: its bills of materials are not tested.');

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ locale: 'en', accountingStandard: 'international' });
});
afterAll(() => world.stop());

const read = (name: string) =>
  readFileSync(data(name), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

async function imported(target: string, rows: readonly string[], mapping?: object) {
  const content = `${rows.join('\n')}\n`;
  const { id } = await t.ok('platform.importTable', {
    target,
    content,
    ...(mapping && { mapping }),
  });
  await world.settle();
  return t.ok('platform.getJob', { id });
}

/**
 * A component is counted in the unit that its assemblies take it in; ounces and inches to 2 places.
 */
function itemRows(lines: readonly string[]): string[] {
  const units = new Map(
    lines.slice(1).map((line) => {
      const [, , component, , , unit] = line.split(',');
      return [component as string, unit as string];
    }),
  );
  const ids = read('Product')
    .slice(1)
    .map((line) => line.split(',')[0] as string);
  return [
    'code,name,unitId,decimals,make',
    ...ids.map((id) => {
      const unit = units.get(id) ?? 'EA';
      return `${id},Product ${id},${unit},${unit === 'EA' ? 0 : 2},true`;
    }),
  ];
}

test.skipIf(!isThere)(
  'every row loads, expired ones as lines that have ended, and no cycle is found',
  async () => {
    const lines = read('BillOfMaterials');
    await imported('unit', ['code,name,decimals', 'EA,Each,0', 'OZ,Ounce,2', 'IN,Inch,2']);
    const items = await imported('item', itemRows(lines));
    expect(items).toMatchObject({ created: 504, failed: 0 });
    const mapping = {
      BillOfMaterialsID: '',
      ProductAssemblyID: 'itemId',
      ComponentID: 'componentId',
      StartDate: 'lineFrom',
      EndDate: 'lineTo',
      UnitMeasureCode: 'unitId',
      BOMLevel: '',
      PerAssemblyQty: 'quantity',
    };
    const job = await imported('bom', lines, mapping);
    // 103 rows have no assembly: they mark what is sold as it is.
    expect(job).toMatchObject({
      total: 2679,
      created: 2576,
      unchanged: 103,
      failed: 0,
      errors: [],
    });
    const { data: boms, total } = await t.ok('engineering.listBom', { count: true, limit: 500 });
    expect(total).toBe(238);
    const today = '2026-01-01';
    const current = boms
      .flatMap((bom: { lines: { validTo?: string }[] }) => bom.lines)
      .filter(({ validTo }: { validTo?: string }) => validTo === undefined || validTo >= today);
    expect(current.length).toBe(2383);
    const { levels } = await t.ok('engineering.lowLevelCodes', { date: today });
    expect(levels.length).toBe(5);
    const again = await imported('bom', lines, mapping);
    expect(again).toMatchObject({ created: 0, unchanged: 2679, failed: 0 });
  },
  60_000,
);
