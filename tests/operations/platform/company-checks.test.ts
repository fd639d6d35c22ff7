import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wholesOf } from '../../../functions/platform/checks/lines-make-the-whole.ts';
import { nouns } from '../../../shared/contracts/system.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { changed, plantCommit } from '../../support/plant-commit.ts';
import { openShop, order, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
let sold: Body;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

beforeEach(async () => {
  t = await world.tenant();
  shop = await openShop(t);
  sold = await order(t, shop);
});

const failing = async (): Promise<Body[]> =>
  (await t.ok('platform.integrityReport')).checks.filter(({ ok }: Body) => !ok);

const found = async (id: string): Promise<Body[]> =>
  (await failing()).find((one) => one.id === id)?.exceptions ?? [];

/** The order as the log, and nothing else, has it from now on. */
const plant = (patch: object, ahead = 1) =>
  plantCommit(world, t.id, [changed('salesOrder', sold as never, patch, sold.version + ahead)]);

describe('what must hold of every document', () => {
  it('holds in a company that works', async () => {
    expect(await failing()).toEqual([]);
  });

  it('D1: a draft that is closed at once, with what would be allowed', async () => {
    await plant({ state: 'closed' });
    expect(await found('D1')).toMatchObject([{ found: 'closed', noun: 'salesOrder', id: sold.id }]);
    expect((await found('D1'))[0].expected).toContain('confirmed');
  });

  it('M7: a total that its lines do not make; totals are known from the contracts', async () => {
    expect(wholesOf(nouns).map(({ lines, column }) => `${lines}.${column}`)).toContain(
      'purchaseInvoice__lines.tax',
    );
    await plant({ net: '1', gross: sold.gross });
    const [wrong] = await found('M7-lines');
    expect(wrong).toMatchObject({ expected: '1', found: sold.net, id: sold.id });
  });

  it('E1: a commit whose document was not written, and a version without a commit', async () => {
    await plant({ memo: 'never written' });
    const [stray] = await found('E1');
    expect(stray).toMatchObject({ what: 'A document is not what the log says', id: sold.id });
    await plant({ memo: 'after one that is missing' }, 3);
    expect((await found('E1')).map(({ what }) => what)).toContain(
      'A version of a document has no commit',
    );
  });
});
