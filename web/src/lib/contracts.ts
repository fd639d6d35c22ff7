import { catalogue } from 'virtual:catalogue';
import type { DerivedKind } from '../../../shared/contracts/derived.ts';
import type { Label } from '../../../shared/contracts/fields.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import type { CatalogueNoun, CatalogueOperation } from './catalogue-types.ts';
import { fetchPart, usePart } from './parts.ts';

type Loaded = Record<string, ModuleContract>;

/** One chunk per module, fetched when a page of it is opened. */
const loaders = import.meta.glob<Loaded>('../../../shared/contracts/*/module.ts');

export const allNouns: readonly CatalogueNoun[] = catalogue.modules.flatMap(({ nouns }) => nouns);
const nounEntries = new Map(allNouns.map((noun) => [noun.id, noun]));
const byPath = new Map(allNouns.map((noun) => [`${noun.module}/${noun.plural}`, noun]));
export const allOperations: readonly CatalogueOperation[] = catalogue.modules.flatMap(
  ({ operations }) => operations,
);
const operationEntries = new Map(allOperations.map((one) => [one.id, one]));

export const nounEntry = (id: string): CatalogueNoun | undefined => nounEntries.get(id);
export const nounAt = (module: string, plural: string): CatalogueNoun | undefined =>
  byPath.get(`${module}/${plural}`);
export const operationEntry = (id: string): CatalogueOperation | undefined =>
  operationEntries.get(id);

/** What a commit did, in the words of its operation or of what the product does by itself. */
export const deedLabel = (operation: string): Label | undefined =>
  operationEntries.get(operation)?.label ?? catalogue.byItself.deeds[operation];

export const isModule = (id: string): boolean => catalogue.modules.some((one) => one.id === id);

function loaderOf(module: string): () => Promise<Loaded> {
  const load = loaders[`../../../shared/contracts/${module}/module.ts`];
  if (!load) throw new Error(`There is no module ${module}.`);
  return load;
}

export async function loadModule(id: string): Promise<ModuleContract> {
  return (await fetchPart(loaderOf(id)))[id] as ModuleContract;
}

export const loadNoun = async (id: string): Promise<NounContracts> =>
  nounOf(await loadModule(moduleOf(id)), id);

export const loadOperation = async (id: string): Promise<AnyOperation> =>
  operationOf(await loadModule(id.split('.')[0] as string), id);

const useModule = (id: string): ModuleContract => usePart(loaderOf(id))[id] as ModuleContract;

/** The contracts of a noun; a page waits until they are here. */
export const useNoun = (id: string): NounContracts => nounOf(useModule(moduleOf(id)), id);

/** The contract of an operation; a page waits until it is here. */
export const useOperation = (id: string): AnyOperation =>
  operationOf(useModule(id.split('.')[0] as string), id);

function moduleOf(noun: string): string {
  const entry = nounEntries.get(noun);
  if (!entry) throw new Error(`There is no noun ${noun}.`);
  return entry.module;
}

function operationOf(module: ModuleContract, id: string): AnyOperation {
  const own = Object.values(module.operations).find((one) => one.id === id);
  const found = own ?? module.derived.find(({ contract }) => contract.id === id)?.contract;
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}

/** A noun with all that can be done with it. */
export interface NounContracts {
  noun: AnyNoun;
  list: AnyOperation;
  get: AnyOperation;
  history: AnyOperation;
  archive?: AnyOperation;
  /** What makes a new one: brought along by master data, or an operation of its own. */
  create?: AnyOperation;
  /** What changes fields of one. */
  change?: AnyOperation;
  /** Other commands that make one from nothing: a payment received, a payment made. */
  makers: readonly AnyOperation[];
  /** Commands on one document, in the order of the contract. */
  actions: readonly AnyOperation[];
}

const known = new Map<string, NounContracts>();

function nounOf(module: ModuleContract, nounId: string): NounContracts {
  const cached = known.get(nounId);
  if (cached) return cached;
  const noun = module.nouns.find(({ id }) => id === nounId) as AnyNoun;
  const derived = (kind: DerivedKind) =>
    module.derived.find((one) => one.kind === kind && one.noun.id === nounId)?.contract;
  const own = Object.values(module.operations).filter((one) => one.noun?.id === nounId);
  const base = `/api/${noun.module}/${noun.plural}`;
  const at = (method: string, path: string) =>
    own.find((one) => one.method === method && one.path === path);
  const archive = derived('archive');
  const made = at('POST', base);
  const create = derived('create') ?? (made?.page?.hidden ? undefined : made);
  const change =
    derived('update') ??
    at('PATCH', `${base}/{id}`) ??
    Object.values(module.operations).find(
      ({ method, path }) => method === 'PATCH' && path === base,
    );
  const result: NounContracts = {
    noun,
    list: derived('list') as AnyOperation,
    get: derived('get') as AnyOperation,
    history: derived('history') as AnyOperation,
    ...(archive && { archive }),
    ...(create && { create }),
    ...(change && { change }),
    makers: own.filter(
      (one) =>
        one.kind === 'command' &&
        one.status === 201 &&
        one !== made &&
        one.pathFields.length === 0 &&
        !one.page?.hidden,
    ),
    actions: own.filter(
      (one) => one.kind === 'command' && one !== change && one.pathFields.includes('id'),
    ),
  };
  known.set(nounId, result);
  return result;
}
