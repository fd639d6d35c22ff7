import * as z from 'zod';
import { type Leaf, leavesOf } from '../../functions/platform/schema-walk.ts';
import { ID_BODY, unwrap } from '../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { changePermissions } from '../../shared/contracts/platform/attachable.ts';
import { nouns, operations } from '../../shared/contracts/system.ts';

/** The places of a request in which somebody else's key can be named. */
export const slotKinds = [
  'path',
  'body',
  'nested',
  'query',
  'filter',
  'cursor',
  'ifMatch',
  'idempotencyKey',
  'tenantId',
  'externalKey',
  'importCell',
] as const;
export type SlotKind = (typeof slotKinds)[number];

export interface Slot {
  contract: AnyOperation;
  kind: SlotKind;
  /** Where in the input; '*' is every element of a list. */
  path: readonly string[];
  /** The noun whose id is wanted there. */
  noun?: string;
  /** It is one of several ids in a text, separated by commas. */
  listed?: true;
  /** What the rest of the input says, where that decides whose ids they are. */
  beside?: Readonly<Record<string, unknown>>;
}

const kindOf = (contract: AnyOperation, { path }: Leaf): SlotKind => {
  if (path.length === 1 && contract.pathFields.includes(path[0] as string)) return 'path';
  if (contract.kind === 'query') return 'query';
  return path.length === 1 ? 'body' : 'nested';
};

/** Filters by id or reference, as far as the list declares them. */
function filterSlots(contract: AnyOperation): Slot[] {
  const filter = contract.input.shape['filter'] as z.ZodType | undefined;
  const inner = filter && unwrap(filter);
  if (!(inner instanceof z.ZodObject) || !contract.noun) return [];
  const document = contract.noun.document.shape as Record<string, z.ZodType>;
  return Object.keys(inner.shape).flatMap((field): Slot[] => {
    const [leaf] = leavesOf(document[field] as z.ZodType);
    const noun = field === 'id' ? contract.noun?.id : leaf?.meta.ref;
    if (!noun) return [];
    return ['eq', 'in'].map((operator) => ({
      contract,
      kind: 'filter',
      path: ['filter', field, operator],
      noun,
    }));
  });
}

/** Keys that are no ids but still name a record: of another system, or of the tenant itself. */
function otherKeys(contract: AnyOperation): Slot[] {
  const slots: Slot[] = [];
  const { shape } = contract.input;
  if ('cursor' in shape) slots.push({ contract, kind: 'cursor', path: ['cursor'] });
  if ('tenantId' in shape) slots.push({ contract, kind: 'tenantId', path: ['tenantId'] });
  if (contract.pathFields.includes('externalId')) {
    slots.push({ contract, kind: 'externalKey', path: ['externalId'] });
  }
  if ('content' in shape && 'target' in shape) {
    slots.push({ contract, kind: 'importCell', path: ['content'] });
  }
  const isTenants = contract.kind === 'command' && contract.audience === 'tenant';
  if (isTenants) slots.push({ contract, kind: 'idempotencyKey', path: [] });
  if (isTenants && contract.pathFields.includes('id')) {
    slots.push({ contract, kind: 'ifMatch', path: ['id'], ...nounOf(contract) });
  }
  return slots;
}

const nounOf = (contract: AnyOperation) => (contract.noun ? { noun: contract.noun.id } : {});

/** What an id of any noun may name: every kind of document of the business. */
const takingFiles = nouns
  .filter((noun) => changePermissions(noun, operations).length > 0)
  .map(({ id }) => id);

/**
 * All that the choices beside a list can say, one choice at a time: `{ subject: 'workOrders' }`.
 */
function choicesBeside(contract: AnyOperation): Record<string, unknown>[] {
  const fields = Object.entries(contract.input.shape as Record<string, z.ZodType>);
  const needed = fields.filter(([, schema]) => schema instanceof z.ZodEnum);
  const said = needed.flatMap(([name, schema]) =>
    (schema as z.ZodEnum).options.map((option) => ({ [name]: option })),
  );
  return said.length > 0 ? said : [{}];
}

/** A list of ids in a text: of every noun that it may name, beside every choice that is made. */
function listSlots(contract: AnyOperation): Slot[] {
  return leavesOf(contract.input).flatMap((leaf) => {
    const slot = { contract, kind: kindOf(contract, leaf), path: leaf.path };
    return (leaf.meta.idsOf ?? []).flatMap((noun) =>
      choicesBeside(contract).map((beside): Slot => ({ ...slot, noun, listed: true, beside })),
    );
  });
}

/** Every slot of an operation, read from its contract. */
export function slotsOf(contract: AnyOperation): Slot[] {
  const leaves = leavesOf(contract.input);
  const references = leaves.filter(({ meta }) => meta.ref);
  const anything = leaves.filter(({ meta }) => meta.anyRef);
  return [
    ...anything.flatMap((leaf) =>
      takingFiles.map(
        (noun): Slot => ({ contract, kind: kindOf(contract, leaf), path: leaf.path, noun }),
      ),
    ),
    ...references.map(
      (leaf): Slot => ({
        contract,
        kind: kindOf(contract, leaf),
        path: leaf.path,
        noun: leaf.meta.ref as string,
      }),
    ),
    ...listSlots(contract),
    ...filterSlots(contract),
    ...otherKeys(contract),
  ];
}

/** Fields that take an id by their pattern but do not say whose: the matrix would miss them. */
export function unnamedIds(contract: AnyOperation): string[] {
  return leavesOf(contract.input)
    .filter(({ schema, meta, path }) => {
      const { patterns } = (unwrap(schema) as { _zod: { bag: { patterns?: Set<RegExp> } } })._zod
        .bag;
      const takesIds = [...(patterns ?? [])].some(({ source }) => source.includes(ID_BODY));
      const isNamed = meta.ref ?? meta.anyRef ?? meta.idsOf;
      return (takesIds || /(^|[a-z])Ids?$/.test(path.at(-1) ?? '')) && !isNamed;
    })
    .map(({ path }) => `${contract.id} ${path.join('/')}`)
    .filter((name) => !/ (tenantId|externalId)$/.test(name));
}

/** The input with the slot filled; undefined if the input has nothing there to fill. */
export function filled(
  input: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(input);
  put(copy, path, value);
  return copy;
}

function put(level: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, next, ...rest] = path as [string, ...string[]];
  if (next === undefined) {
    level[head] = value;
    return;
  }
  if (next === '*') {
    const list = (level[head] ?? []) as unknown[];
    if (rest.length === 0) level[head] = [value, ...list.slice(1)];
    else {
      const [first = {}, ...others] = list as Record<string, unknown>[];
      put(first, rest, value);
      level[head] = [first, ...others];
    }
    return;
  }
  level[head] ??= {};
  put(level[head] as Record<string, unknown>, [next, ...rest], value);
}
