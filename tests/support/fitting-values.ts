import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import type { Catalogue } from './catalogue.ts';
import { makingRecipes } from './making-recipes.ts';
import { planRecipes } from './plan-recipes.ts';
import { planningShopRecipes } from './planning-shop-recipes.ts';
import { purchaseRecipes } from './purchase-recipes.ts';
import { type Place, Unmakeable } from './schema-values.ts';
import type { Random } from './seeded.ts';
import { structureRecipes } from './structure-recipes.ts';

interface Surroundings {
  place: Place;
  catalogue: Catalogue;
  random: Random;
  /** The document that the operation is about. */
  subject: AnyDoc | undefined;
  contract: AnyOperation;
}

type Fitting = (around: Surroundings) => unknown;

const codesOf = (catalogue: Catalogue, noun: string): string[] =>
  catalogue.of(noun).flatMap(({ code }) => (typeof code === 'string' ? [code] : []));

const oneOf = (random: Random, values: readonly unknown[]) =>
  values.length === 0 ? undefined : random.pick(values);

/** A field of one of the lines of the document that the operation is about. */
const fromLines =
  (field: string): Fitting =>
  ({ subject, random }) => {
    const lines = (subject?.['lines'] ?? []) as Record<string, unknown>[];
    return oneOf(
      random,
      lines.map((line) => line[field] ?? line['lineNo']).filter((value) => value !== undefined),
    );
  };

/** Leaf accounts: those that are nobody's parent. */
function leafAccounts(catalogue: Catalogue): string[] {
  const codes = codesOf(catalogue, 'account');
  return codes.filter((code) => !codes.some((one) => one !== code && one.startsWith(code)));
}

/** Fields that quote something which another document says, by their names. */
const quoting: Readonly<Record<string, Fitting>> = {
  accountCode: ({ catalogue, random }) => oneOf(random, leafAccounts(catalogue)),
  taxCode: ({ catalogue, random }) => oneOf(random, codesOf(catalogue, 'taxRate')),
  orderLine: fromLines('lineNo'),
  lineNo: ({ place, ...around }) =>
    place.path.includes('lines') ? fromLines('lineNo')({ place, ...around }) : undefined,
  stage: ({ catalogue, random }) => oneOf(random, stagesOf(catalogue)),
  scopes: () => ['member.read', 'unit.read'],
  timeZone: () => 'Asia/Shanghai',
  target: () => 'unit',
  noun: () => 'unit',
  cursor: () => Unset,
  sort: () => Unset,
  expand: () => Unset,
  fields: () => Unset,
  filter: () => Unset,
  asOf: () => Unset,
  period: ({ catalogue }) => catalogue.today.slice(0, 7),
  unitId: ({ place }) => (place.path.includes('lines') ? Unset : undefined),
  // Whether an item may be made to order is a matter of the item.
  sourcing: () => 'fromStock',
  serial: () => Unset,
  lot: () => Unset,
  expiresOn: () => Unset,
  decimals: () => 2,
  team: () => 'north',
  province: () => '广东',
  currency: () => 'CNY',
};

/** Asked for in vain: the field stays out. */
const Unset = Symbol('unset');

function stagesOf(catalogue: Catalogue): string[] {
  return catalogue
    .of('pipeline')
    .flatMap(({ stages }) => (stages as { code: string }[]).map(({ code }) => code));
}

/** What fits at a place, or undefined if anything that the schema allows does. */
export function knownValue(around: Surroundings): unknown {
  const { place, catalogue, random, subject, contract } = around;
  const { meta, path } = place;
  const name = path.at(-1) ?? '';
  if (meta.anyRef) return oneOf(random, somethingKept(catalogue)) ?? unmakeable('document');
  const value = quoting[name]?.(around);
  if (value === Unset) throw new Unmakeable(`${name} is left out`);
  if (meta.ref) {
    const isSubject = path.length === 1 && name === 'id' && contract.pathFields.includes('id');
    if (isSubject && subject) return subject.id;
    const choice = oneOf(random, inUse(meta.ref, catalogue));
    if (choice === undefined) throw new Unmakeable(`no ${meta.ref} is known`);
    return (choice as AnyDoc).id;
  }
  return value === undefined || place.schema.safeParse(value).success ? value : undefined;
}

const unmakeable = (what: string): never => {
  throw new Unmakeable(`no ${what} is known`);
};

/** Ids of documents that every company keeps, master data and others. */
const somethingKept = (catalogue: Catalogue): string[] =>
  ['customer', 'item', 'salesOrder', 'followUp'].flatMap((noun) =>
    catalogue.of(noun).map(({ id }) => id),
  );

/** What can be dealt with: nothing archived; of items and warehouses those that have stock. */
function inUse(noun: string, catalogue: Catalogue): readonly AnyDoc[] {
  const live = catalogue.of(noun).filter((one) => one['archived'] !== true);
  if (noun !== 'item' && noun !== 'warehouse') return live;
  const received = catalogue.of('stockMove').filter(({ kind }) => kind === 'otherIn');
  const lines = received.flatMap(({ lines }) => lines as Record<string, unknown>[]);
  const ids = new Set(lines.map((line) => line[noun === 'item' ? 'itemId' : 'toWarehouseId']));
  const stocked = live.filter(({ id }) => ids.has(id));
  return stocked.length > 0 ? stocked : live;
}

interface Making {
  catalogue: Catalogue;
  random: Random;
  subject: AnyDoc | undefined;
  made: Record<string, unknown>;
}

type Recipe = (making: Making) => Record<string, unknown>;

const digits = [...'0123456789abcdef'];

/** A deal that can be quoted: what it is about has a price. */
function dealInGoods({ catalogue, random }: Making) {
  const [goods] = random.shuffled(inUse('item', catalogue));
  return goods ? { lines: [{ itemId: goods.id, quantity: '2', price: '9' }] } : {};
}

/** Inputs whose fields must agree with each other, which no schema says. */
export const recipes: Readonly<Record<string, Recipe>> = {
  ...purchaseRecipes,
  ...makingRecipes,
  ...planningShopRecipes,
  ...planRecipes,
  'finance.postManualJournal': ({ catalogue, random }) => {
    const [debit, credit] = random.shuffled(leafAccounts(catalogue));
    return {
      lines: [
        { accountCode: debit, debit: '12.34', credit: '0' },
        { accountCode: credit, debit: '0', credit: '12.34' },
      ],
    };
  },
  // A number says on which line of the statements an account stands, so a random one fits none.
  'finance.createAccount': ({ random }) => anExpense(random),
  'finance.upsertAccount': ({ random }) => anExpense(random),
  'finance.updateAccount': () => ({ code: undefined, class: undefined, parentCode: undefined }),
  'platform.importTable': ({ random }) => {
    const code = random.word(8);
    const content = `code,name,decimals\n${code},Unit ${code},2\n`;
    return { target: 'unit', content, fileId: undefined, mapping: undefined };
  },
  'platform.createFile': ({ random }) => ({
    sha256: Array.from({ length: 64 }, () => random.pick(digits)).join(''),
  }),
  'platform.attachFile': ({ catalogue, random }) => ({ fileId: fileWithBytes(catalogue, random) }),
  /** The founder stays as they are, so that the tenant's owner can still do everything. */
  'platform.changeMember': ({ catalogue, random }) => {
    const others = catalogue
      .of('member')
      .filter(({ roles }) => !(roles as string[]).includes('owner'));
    const other = oneOf(random, others) as AnyDoc | undefined;
    return other ? { id: other.id, active: undefined } : { roles: undefined, active: undefined };
  },
  'crm.createOpportunity': dealInGoods,
  'crm.updateOpportunity': dealInGoods,
  'crm.createPipeline': (making) => stagesLikeOthers(making),
  'crm.upsertPipeline': (making) => stagesLikeOthers(making),
  'crm.updatePipeline': (making) => stagesLikeOthers(making),
  'crm.winOpportunity': (making) => reasonOf(making, 'winReasons'),
  'crm.loseOpportunity': (making) => reasonOf(making, 'lossReasons'),
  'masterdata.createPriceList': (making) => unnumbered(making, 1),
  'masterdata.upsertPriceList': (making) => unnumbered(making, 1),
  'masterdata.updatePriceList': (making) => unnumbered(making, 1),
  'sales.reviseQuotation': (making) => unnumbered(making),
  'masterdata.createUnit': () => ({ baseUnitId: undefined, factor: undefined }),
  'masterdata.updateUnit': () => ({ baseUnitId: undefined, factor: undefined }),
  'masterdata.upsertUnit': () => ({ baseUnitId: undefined, factor: undefined }),
  'masterdata.createWorkCalendar': () => plainCalendar,
  'masterdata.updateWorkCalendar': () => plainCalendar,
  'masterdata.upsertWorkCalendar': () => plainCalendar,
  ...structureRecipes,
  'masterdata.createItem': () => plainItem,
  'masterdata.upsertItem': () => plainItem,
  'masterdata.updateItem': () => plainItem,
  'masterdata.createWarehouse': () => plainWarehouse,
  /** The main warehouse is known by its code. */
  'masterdata.updateWarehouse': () => ({ ...plainWarehouse, code: undefined }),
  'masterdata.upsertWarehouse': () => plainWarehouse,
  'masterdata.updateCustomer': ({ random }) => plainCustomer(random),
  'masterdata.createCustomer': ({ random }) => plainCustomer(random),
  'masterdata.upsertCustomer': ({ random }) => plainCustomer(random),
};

/** Of the files that the catalogue knows, only imported texts have bytes behind them. */
function fileWithBytes(catalogue: Catalogue, random: Random) {
  const taken = new Set(catalogue.of('attachment').map(({ fileId }) => fileId));
  const files = catalogue.of('file').filter(({ name }) => String(name).startsWith('import-'));
  const free = files.filter(({ id, archived }) => !taken.has(id) && archived !== true);
  return free.length > 0 ? random.pick(free).id : unmakeable('file with bytes');
}

const anExpense = (random: Random) => ({
  ...{ code: `5699${random.word(8)}`, class: 'expense', parentCode: undefined },
});

const stagesLikeOthers: Recipe = ({ catalogue }) => ({
  stages: catalogue.of('pipeline')[0]?.['stages'],
  winReasons: catalogue.of('pipeline')[0]?.['winReasons'],
  lossReasons: catalogue.of('pipeline')[0]?.['lossReasons'],
});

/** Lines that number themselves: no two may have one number. Of one line none overlaps another. */
function unnumbered({ made }: Making, most = 100) {
  const { lines } = made as { lines?: Record<string, unknown>[] };
  return lines ? { lines: lines.slice(0, most).map(({ lineNo: _, ...line }) => line) } : {};
}

function reasonOf({ catalogue, random, subject }: Making, list: string) {
  const pipeline = catalogue.of('pipeline').find(({ id }) => id === subject?.['pipelineId']);
  return { reason: oneOf(random, (pipeline?.[list] ?? ['price']) as string[]) };
}

const plainCalendar = {
  weekdays: [1, 2, 3, 4, 5],
  exceptions: undefined,
  knownUntil: undefined,
  standard: undefined,
};

const plainWarehouse = { kind: 'normal', nettable: true };

const plainItem = {
  kind: 'goods',
  stocked: true,
  trackLots: undefined,
  shelfLifeDays: undefined,
  purchaseUnits: undefined,
  areaStocks: undefined,
  decimals: 2,
  salesPrice: '80',
};

/** Some have so little credit that an order of theirs is held. */
const plainCustomer = (random: Random) => ({
  creditBlocked: undefined,
  creditLimit: random.chance(0.3) ? '1' : undefined,
  currency: undefined,
  paymentTerms: { kind: 'net', days: 30 },
});
