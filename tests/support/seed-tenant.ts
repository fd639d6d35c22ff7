import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { modules, operations } from '../../shared/contracts/system.ts';
import { type Catalogue, catalogueOf, isServed } from './catalogue.ts';
import { callThrough, type RawAnswer, type Send } from './handler-call.ts';
import { Unmakeable } from './schema-values.ts';
import type { Random } from './seeded.ts';
import { validInput } from './valid-input.ts';
import { walkFiles } from './walk-files.ts';
import { walkOrders } from './walk-order.ts';
import { walkPlans } from './walk-plan.ts';
import { walkPurchases } from './walk-purchase.ts';
import { walkWork } from './walk-work.ts';

/** Operations that end a tenant's usefulness for tests, so they come last if at all. */
export const closing: ReadonlySet<string> = new Set([
  'finance.lockPeriod',
  'finance.reopenPeriod',
  'finance.goLive',
  'finance.setAccountRole',
  'finance.updateTaxRate',
  'finance.upsertTaxRate',
  'finance.archiveTaxRate',
  'sales.changeSalesSettings',
  'purchasing.changePurchasingSettings',
  'platform.updateCompany',
  'platform.revokeApiKey',
]);

/** Commands of a company, of modules that are served. */
export const commands: readonly AnyOperation[] = operations.filter(
  (one) => one.kind === 'command' && one.audience === 'tenant' && isServed(one),
);

export const queries: readonly AnyOperation[] = operations.filter(
  (one) => one.kind === 'query' && one.audience === 'tenant' && isServed(one),
);

export interface Seeded {
  send: Send;
  token: string;
  catalogue: Catalogue;
  random: Random;
  /** The state in which a document was last taken, by operation: the first to try again. */
  luck: Map<string, string>;
}

export interface Found {
  input: Record<string, unknown>;
  dry: RawAnswer;
}

export interface NotFound {
  refusals: string[];
}

/** Documents that the operation could be about, one of each state first. */
function subjects(
  { catalogue, random, luck }: Seeded,
  contract: AnyOperation,
  newestFirst: boolean,
): (AnyDoc | undefined)[] {
  if (!contract.pathFields.includes('id') || !contract.noun) return [undefined];
  const live = catalogue.of(contract.noun.id).filter(({ archived }) => !archived);
  const documents = newestFirst ? live : random.shuffled(live);
  const byState = new Map([...documents].reverse().map((one) => [String(one['state']), one]));
  const lucky = documents.filter(({ state }) => String(state) === luck.get(contract.id));
  return [...new Set([...lucky.slice(0, 3), ...byState.values(), ...documents])];
}

/**
 * An input that the product accepts right now, found by asking with dry runs: other documents,
 * other fields, until one is taken; if none is, more documents of the kind are made first.
 * Otherwise the reasons it was refused for.
 */
export async function acceptedInput(
  seeded: Seeded,
  contract: AnyOperation,
  options: Search = {},
): Promise<Found | NotFound> {
  const { more = 0 } = options;
  for (let round = 0; ; round += 1) {
    const again = round > 0 ? { tries: 24, newestFirst: true } : {};
    const found = await askAround(seeded, contract, { ...options, ...again });
    if (isFound(found) || round >= more) return found;
    if (trading.has(contract.module)) await walkOrders(seeded);
    if (contract.module === 'purchasing') await walkPurchases(seeded);
    if (contract.module === 'manufacturing') await walkWork(seeded);
    if (contract.module === 'planning') await walkPlans(seeded);
    if (contract.noun?.id === 'attachment') await walkFiles(seeded);
    await makeMore(seeded, contract, { depth: 1, steps: round > 0 });
  }
}

export interface Search {
  tries?: number;
  /** How often more documents of the kind may be made. */
  more?: number;
  /** Optional fields are filled rather than left out. */
  full?: boolean;
  /** What was made last is tried first. */
  newestFirst?: boolean;
}

const fullnesses = [0.7, 0.3, 1];

async function askAround(
  seeded: Seeded,
  contract: AnyOperation,
  { tries = 14, full = false, newestFirst = false }: Search,
): Promise<Found | NotFound> {
  const { send, token, catalogue, random, luck } = seeded;
  const candidates = subjects(seeded, contract, newestFirst);
  const refusals = new Set<string>();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // Each is tried twice, once with the least that is needed.
    const turn = Math.floor(attempt / 2);
    const subject = candidates[turn % Math.max(1, candidates.length)];
    const fullness = attempt % 2 === Number(full) ? 0 : (fullnesses[turn % 3] as number);
    try {
      const wanted = { fullness, ...(subject && { subject }) };
      const input = validInput(contract, catalogue, random, wanted);
      const dry = await callThrough(send, token, contract.id, input, { dryRun: true });
      if (dry.status === 200) {
        if (subject) luck.set(contract.id, String(subject['state']));
        return { input, dry };
      }
      refusals.add(`${dry.status} ${dry.body.code}: ${dry.body.title}`.slice(0, 240));
    } catch (error) {
      if (!(error instanceof Unmakeable)) throw error;
      refusals.add(error.message);
      if (candidates.length === 0) break;
    }
  }
  return { refusals: [...refusals] };
}

/** Modules whose documents come from the way of an order. */
const trading = new Set(['sales', 'finance', 'inventory']);

interface Making {
  depth: number;
  /** Also one step on in their lives, if new ones alone were not enough. */
  steps: boolean;
}

/** New documents of the kind that the operation is about. */
async function makeMore(seeded: Seeded, contract: AnyOperation, making: Making): Promise<void> {
  const { depth, steps: onwards } = making;
  const { noun } = contract;
  if (!noun) return;
  const makers = commands.filter((one) => one.status === 201 && one.output === noun.document);
  for (const maker of makers) {
    if (depth > 0 && maker.noun !== noun) {
      await makeMore(seeded, maker, { ...making, depth: depth - 1 });
    }
    for (let count = 0; count < 2; count += 1) await doOnce(seeded, maker, true);
  }
  if (!onwards) return;
  const steps = commands.filter(
    (one) => one.noun === noun && one.id !== contract.id && one.status === 200,
  );
  for (const step of seeded.random.shuffled(steps)) {
    if (!closing.has(step.id) && !isArchiving(step)) await doOnce(seeded, step);
  }
}

export const isFound = (one: Found | NotFound): one is Found => 'input' in one;

const isArchiving = ({ id }: AnyOperation): boolean => /\.archive/.test(id);

const creating = (contract: AnyOperation): boolean =>
  contract.status === 201 && !contract.pathFields.includes('id');

/** First what makes documents out of nothing, lowest floor first, then what moves them on. */
function inOrder(): AnyOperation[] {
  const floor = new Map(modules.map(({ id }, index) => [id, index]));
  const rank = (one: AnyOperation) =>
    (creating(one) ? 0 : 100) + (floor.get(one.module) ?? 0) + (one.noun?.master ? 0 : 0.5);
  return commands
    .filter((one) => !closing.has(one.id) && !isArchiving(one))
    .sort((a, b) => rank(a) - rank(b));
}

/** A master noun may refer to one that stands after it in the module, so two passes make all. */
async function doOnce(
  seeded: Seeded,
  contract: AnyOperation,
  full = seeded.random.chance(0.5),
): Promise<boolean> {
  const found = await askAround(seeded, contract, { tries: 8, full });
  if (!isFound(found)) return false;
  const answer = await callThrough(seeded.send, seeded.token, contract.id, found.input);
  if (answer.status < 300) seeded.catalogue.note(answer.body);
  return answer.status < 300;
}

/** Enough stock in every warehouse that orders can be delivered, if the company keeps stock yet. */
async function stockUp({ send, token, catalogue }: Seeded): Promise<void> {
  const receive = commands.find(({ id }) => id === 'inventory.receiveOtherStock');
  const items = catalogue.of('item').filter((one) => one['stocked'] && one['kind'] === 'goods');
  const warehouses = catalogue.of('warehouse').filter((one) => one['kind'] === 'normal');
  if (!receive || items.length === 0) return;
  const lines = items.slice(0, 8).map(({ id }) => ({ itemId: id, quantity: '500', value: '900' }));
  for (const { id: warehouseId } of warehouses.slice(0, 6)) {
    const input = { warehouseId, date: catalogue.today, reason: 'found', lines };
    await callThrough(send, token, receive.id, input);
  }
}

/**
 * Fills a company through its own API: master data first, then every operation in turn on what
 * the ones before made, several rounds, so that documents of every kind and many states exist.
 */
export async function seedTenant(
  send: Send,
  token: string,
  random: Random,
  rounds = 2,
): Promise<Seeded> {
  const catalogue = await catalogueOf(send, token);
  const seeded: Seeded = { send, token, catalogue, random, luck: new Map() };
  const order = inOrder();
  for (let round = 0; round < rounds + 1; round += 1) {
    for (const contract of order) {
      if (round === 0 && !creating(contract)) continue;
      await doOnce(seeded, contract);
    }
    await catalogue.refresh();
    if (round < 2) {
      await stockUp(seeded);
      await catalogue.refresh();
      await walkFiles(seeded);
      await walkOrders(seeded);
      await walkPurchases(seeded);
      await walkWork(seeded);
      await walkPlans(seeded);
    }
  }
  return seeded;
}
