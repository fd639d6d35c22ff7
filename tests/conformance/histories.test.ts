import { beforeAll, describe, expect, it } from 'vitest';
import { workflows } from '../../infra/workflows.ts';
import { byItself } from '../../shared/contracts/by-itself.ts';
import { modules } from '../../shared/contracts/system.ts';
import { readSourceTree, type SourceTree } from './code/source-tree.ts';
import { type Doers, staleTales, toldOfItself } from './rules/histories.ts';
import { unlabelled } from './rules/labels.ts';
import { loadReactions, loadSteps } from './rules/product.ts';

let doers: Doers;
let tree: SourceTree;
const told = byItself(modules);

beforeAll(async () => {
  tree = readSourceTree();
  const reactions = [...(await loadReactions()).values()].flat();
  doers = { reactions, workflows, steps: await loadSteps() };
});

describe('a history', () => {
  it('says in both languages what the product did by itself, and after what', () => {
    const tales = toldOfItself(doers, tree)(told);
    expect(tales.length).toBeGreaterThan(80);
    expect(unlabelled(tales)).toEqual([]);
  });

  it('that would show the name of a reaction, a machine or a step would be seen', () => {
    const names = toldOfItself(doers, tree)({ after: {}, machines: {}, deeds: {} });
    const missing = unlabelled(names);
    expect(missing).toHaveLength(names.length);
    expect(missing).toEqual(
      expect.arrayContaining([
        'after which sales.onPaymentReceived has no label',
        'after which planning.followSalesGoodsDelivered has no label',
        'workflow nightly-promises has no label',
        'what sales.advanceOrder does has no label',
        'what planning.keepNightlyPromises does has no label',
        'what onboarding.seedCompany does has no label',
      ]),
    );
    // It only looks, and stands in no log.
    expect(missing).not.toContain('what sales.findMoves does has no label');
  });

  it('has no words for what there is no more', () => {
    expect(staleTales(told, doers, tree)).toEqual([]);
    const old = { en: 'Gone', zh: '已删除' };
    const stale = { after: {}, machines: { gone: old }, deeds: { 'sales.gone': old } };
    expect(staleTales(stale, doers, tree)).toEqual(['gone', 'sales.gone']);
  });
});
