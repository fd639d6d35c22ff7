import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { Catalogue } from './catalogue.ts';
import type { Random } from './seeded.ts';

interface Making {
  catalogue: Catalogue;
  random: Random;
}

const liveItems = (catalogue: Catalogue): string[] =>
  catalogue
    .of('item')
    .filter(({ archived }) => archived !== true)
    .map(({ id }) => id)
    .toSorted();

const undated = { validFrom: undefined, validTo: undefined };
const plainVersion = { ...undated, yield: undefined, byProducts: undefined };

/** A component always has a later id than its product, so that no way leads back. */
function newBom({ catalogue, random }: Making) {
  const ids = liveItems(catalogue);
  const product = random.pick(ids.slice(0, -1));
  const component = random.pick(ids.filter((id) => id > product));
  const lines = [{ lineNo: 10, itemId: component, quantity: '2', loss: '0.05' }];
  return { ...plainVersion, itemId: product, revision: random.word(8), lines };
}

function newRouting({ catalogue, random }: Making) {
  const [centre] = catalogue.of('workCentre').filter(({ archived }) => archived !== true);
  const times = { setupMinutes: '15', runMinutes: '2' };
  const operations = [{ number: 10, name: 'Drill', workCentreId: centre?.id, ...times }];
  return { ...undated, revision: random.word(8), operations: centre ? operations : undefined };
}

/** What a released version uses, by an item that comes after its product. */
function replacement({ catalogue, random }: Making) {
  const released = catalogue.of('bom').filter(({ state }) => state === 'released');
  if (released.length === 0) return {};
  const bom = random.pick(released);
  const [line] = bom['lines'] as AnyDoc[];
  const itemId = line?.['itemId'] as string;
  const last = liveItems(catalogue).filter((id) => id !== itemId);
  return { itemId, byItemId: last.at(-1), ratio: '1', date: '2099-01-01' };
}

/** Inputs of structures, whose parts must fit each other, which no schema says. */
export const structureRecipes = {
  'engineering.createBom': newBom,
  'engineering.changeBom': () => ({ ...plainVersion, lines: undefined }),
  'engineering.createRouting': newRouting,
  'engineering.changeRouting': () => ({ ...undated, operations: undefined }),
  'engineering.replaceComponent': replacement,
  'engineering.storeStandardCosts': () => ({ itemIds: undefined }),
};
