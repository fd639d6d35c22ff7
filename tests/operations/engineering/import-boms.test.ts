import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { workshopOf } from '../../support/structures.ts';

let world: World;
let t: TestTenant;
let shop: Awaited<ReturnType<typeof workshopOf>>;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await workshopOf(t);
});
afterAll(() => world.stop());

async function imported(target: string, rows: readonly string[], more: object = {}) {
  const content = `${rows.join('\n')}\n`;
  const { id } = await t.ok('platform.importTable', { target, content, ...more });
  await world.settle();
  return t.ok('platform.getJob', { id });
}
const bomOf = async (code: string) => {
  const itemId = await shop.item(code);
  const { data } = await t.ok('engineering.listBom', { filter: { itemId: { eq: itemId } } });
  return data;
};

describe('bills of materials from a file', () => {
  const file = ['父件,子件,用量,损耗率', 'P,B,2,', 'B,C,3,5%', 'P,D,1,'];

  test('rows of a product make up one released version; the same file changes nothing', async () => {
    for (const code of ['P', 'B', 'C', 'D']) await shop.item(code);
    expect(await imported('bom', file)).toMatchObject({
      state: 'succeeded',
      created: 3,
      failed: 0,
    });
    expect(await bomOf('P')).toMatchObject([
      {
        state: 'released',
        revision: '1',
        outputQuantity: '1',
        lines: [{ lineNo: 10 }, { lineNo: 20 }],
      },
    ]);
    const itemId = await shop.item('P');
    const { totals } = await t.ok('engineering.explodeBom', { itemId, quantity: '10' });
    const told = totals.map((one: { code: string; quantity: string }) => [one.code, one.quantity]);
    expect(told).toEqual([
      ['B', '20'],
      ['C', '63'],
      ['D', '10'],
    ]);
    expect(await imported('bom', file)).toMatchObject({ created: 0, unchanged: 3, failed: 0 });
  });

  test('a wrong row keeps its whole version out, and nothing else', async () => {
    for (const code of ['W1', 'W2', 'W3']) await shop.item(code);
    const job = await imported('bom', [
      '父件,子件,用量',
      'W1,W3,1',
      'W2,W3,1',
      'W1,nobody,1',
      'W1,W3,0',
    ]);
    expect(job).toMatchObject({ created: 1, failed: 3, errors: [{ row: 4, code: 'unknownName' }] });
    const empty = await imported('bom', ['父件,子件,用量', 'W1,W2,1', 'W1,W3,0']);
    expect(empty).toMatchObject({
      created: 0,
      failed: 2,
      errors: [{ row: 3, column: '用量', code: 'engineering.emptyLine' }],
    });
    expect([await bomOf('W1'), (await bomOf('W2')).length]).toEqual([[], 1]);
  });

  test('a cycle within the file is refused with its path, wherever its rows stand', async () => {
    for (const code of ['Y1', 'Y2', 'Y3', 'Y4']) await shop.item(code);
    const others = Array.from({ length: 40 }, (_, n) => `Z${n}`);
    for (const code of others) await shop.item(code);
    const job = await imported('bom', [
      '父件,子件,用量',
      'Y1,Y2,1',
      ...others.map((code) => `${code},Y4,1`),
      'Y2,Y3,1',
      'Y3,Y1,1',
    ]);
    expect(job).toMatchObject({ created: 42, failed: 1 });
    expect(job.errors).toMatchObject([
      {
        row: 44,
        code: 'engineering.bomCycle',
        message: expect.stringContaining('Y3 → Y1 → Y2 → Y3'),
      },
    ]);
  });

  test('a dated version ends the one before it; a released one is not changed', async () => {
    for (const code of ['N1', 'N2', 'N3']) await shop.item(code);
    await imported('bom', ['父件,子件,用量', 'N1,N2,1']);
    const next = ['父件,版本号,生效日期,子件,用量,单位', 'N1,2,2027-01-01,N3,2,DOZ'];
    expect(await imported('bom', next)).toMatchObject({ created: 1, failed: 0 });
    const versions = await bomOf('N1');
    expect(versions.map(({ validTo }: { validTo?: string }) => validTo ?? '')).toContain(
      '2026-12-31',
    );
    const last = versions.find(({ revision }: { revision: string }) => revision === '2');
    expect(last.lines[0].quantity).toBe('24');
    const changed = await imported('bom', ['父件,子件,用量', 'N1,N3,5']);
    expect(changed.errors).toMatchObject([{ row: 2, code: 'engineering.onlyDraft' }]);
  });

  test('a draft of the file is changed by the next, and released by the one that does not keep it', async () => {
    for (const code of ['K1', 'K2']) await shop.item(code);
    const draft = (quantity: string, keep: string) => [
      '父件,子件,用量,保留为草稿,备注',
      `K1,K2,${quantity},${keep},${keep === '是' ? 'first' : ''}`,
    ];
    expect(await imported('bom', draft('1', '是'))).toMatchObject({ created: 1 });
    expect((await bomOf('K1'))[0]).toMatchObject({ state: 'draft', memo: 'first' });
    expect(await imported('bom', draft('2', '否'))).toMatchObject({ updated: 1 });
    const [released] = await bomOf('K1');
    expect(released).toMatchObject({ state: 'released', lines: [{ quantity: '2' }], version: 2 });
    expect(released.memo).toBeUndefined();
  });

  test('rows that disagree about their version are told apart', async () => {
    await shop.item('G1');
    const job = await imported('bom', ['父件,成品率,子件,用量', 'G1,0.9,N2,1', 'G1,0.8,N3,1']);
    expect(job.errors).toMatchObject([{ row: 3, column: '成品率', code: 'conflictingHeader' }]);
  });

  test('a version of more lines than there may be, or numbered too high, is refused whole', async () => {
    await shop.item('F1');
    const many = Array.from({ length: 501 }, () => 'F1,N2,1');
    const job = await imported('bom', ['父件,子件,用量', ...many]);
    expect(job).toMatchObject({ state: 'succeeded', created: 0, failed: 501 });
    const high = await imported('bom', ['父件,项次,子件,用量', 'F1,9995,N2,1', 'F1,,N3,1']);
    expect(high).toMatchObject({ created: 0, failed: 2, errors: [{ row: 3, column: '项次' }] });
  });

  test('a check tells the same and writes nothing', async () => {
    await shop.item('E1');
    const rows = ['父件,子件,用量', 'E1,N2,1'];
    expect(await imported('bom', rows, { check: true })).toMatchObject({ created: 1, failed: 0 });
    expect(await bomOf('E1')).toEqual([]);
  });
});

describe('work centres and routings from files', () => {
  test('operations make up one released routing', async () => {
    const centres = ['code,name,labourRate,overheadRate', 'CUT,切割,60,40', 'ASM,装配,45,20'];
    expect(await imported('workCentre', centres)).toMatchObject({ created: 2, failed: 0 });
    const { data } = await t.ok('engineering.listWorkCentre');
    expect(data[0]).toMatchObject({ code: 'ASM', machines: 1, hoursPerDay: '8', efficiency: '1' });
    const rows = [
      '产品,工序号,名称,工作中心,准备时间（分钟）,单件工时（分钟）,检验点',
      'P,10,下料,CUT,30,6,',
      'P,20,装配,ASM,,12,是',
    ];
    expect(await imported('routing', rows)).toMatchObject({ created: 2, failed: 0 });
    expect(await imported('routing', rows)).toMatchObject({ unchanged: 2, failed: 0 });
    const { data: routings } = await t.ok('engineering.listRouting');
    expect(routings).toMatchObject([
      {
        state: 'released',
        operations: [
          { number: 10, setupMinutes: '30' },
          { number: 20, setupMinutes: '0' },
        ],
      },
    ]);
    const backwards = await imported('routing', [
      'itemId,number,name,workCentreId,runMinutes',
      'B,20,b,CUT,1',
      'B,10,a,CUT,1',
    ]);
    expect(backwards.errors).toMatchObject([{ row: 3, code: 'engineering.notInOrder' }]);
  });

  test('403: a planner imports them, a shop-floor manager does not', async () => {
    const manager = await t.member(['shopManager']);
    const content = '父件,子件,用量\nP,B,1\n';
    expect((await manager.call('platform.importTable', { target: 'bom', content })).status).toBe(
      403,
    );
  });
});
