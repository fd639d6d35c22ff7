import { canonicalJson } from '../../functions/platform/hashing.ts';
import { valuesAt } from '../../functions/platform/schema-walk.ts';
import { nounById } from '../../shared/contracts/system.ts';
import {
  operationOf,
  type RawAnswer,
  type RawRequest,
  requestFor,
  type Send,
} from '../support/handler-call.ts';
import type { CallOptions } from '../support/harness.ts';
import { assertConforms } from '../support/openapi-conformance.ts';
import { Unmakeable } from '../support/schema-values.ts';
import { acceptedInput, isFound, type Seeded } from '../support/seed-tenant.ts';
import type { Random } from '../support/seeded.ts';
import { validInput } from '../support/valid-input.ts';
import { filled, type Slot } from './id-slots.ts';

/** Stands in every text of the company that is attacked; no other data has these characters. */
export const CANARY = '鶴龜';

export interface Victim extends Seeded {
  tenantId: string;
  /** Every id of its documents. */
  ids: ReadonlySet<string>;
  /** A cursor of one of its lists, by operation; absent where a list has one page only. */
  cursors: ReadonlyMap<string, string>;
  /** Keys of requests that it made, with what it sent. */
  keys: ReadonlyMap<string, { key: string; input: Record<string, unknown>; commit: string }>;
}

/** Somebody of the attacking company, with one kind of credential. */
export interface Attacker {
  name: string;
  /** Puts the credential on a request. */
  sign: (request: RawRequest) => RawRequest;
}

export interface Attack {
  send: Send;
  own: Seeded;
  victim: Victim;
  random: Random;
  /** Accepted inputs of the attacker's own company, by operation, found once. */
  bases: Map<string, Record<string, unknown> | undefined>;
  counts: { attempts: number; pairs: number; accepted: Set<string>; kinds: Set<string> };
}

export class Leak extends Error {
  override readonly name = 'Leak';
}

const ID = /[a-z][a-z0-9_]{0,31}_[0-9a-hjkmnp-tv-z]{26}/g;

/** Nothing of the victim may come back but what the attacker has just sent. */
function assertNothingLeaks(attack: Attack, request: RawRequest, answer: RawAnswer): void {
  const what = `${request.method} ${request.path}?${request.query} ${request.body ?? ''}`;
  const sent = `${what} ${decoded(what)}`;
  const shown = `${answer.text} ${Object.values(answer.headers).join(' ')}`;
  if (answer.status >= 500) throw new Leak(`${what.slice(0, 600)} answered ${answer.text}`);
  if (shown.includes(CANARY) && !sent.includes(CANARY)) {
    throw new Leak(`another company's text came back from ${what.slice(0, 600)}: ${answer.text}`);
  }
  for (const [id] of shown.matchAll(ID)) {
    if (attack.victim.ids.has(id) && !sent.includes(id)) {
      throw new Leak(`another company's ${id} came back from ${what.slice(0, 600)}`);
    }
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

async function attempt(
  attack: Attack,
  slot: Slot,
  attacker: Attacker,
  input: Record<string, unknown>,
  options: CallOptions = {},
): Promise<RawAnswer> {
  const request = attacker.sign(requestFor(slot.contract, null, input, options));
  const answer = await attack.send(request);
  attack.counts.attempts += 1;
  attack.counts.kinds.add(slot.kind);
  assertNothingLeaks(attack, request, answer);
  const dryRun = options.dryRun ?? false;
  if (answer.status < 500) assertConforms(slot.contract, answer, { input, dryRun });
  return answer;
}

/** The next number of a kind of document, which anybody at work in the company may take first. */
const NUMBER = /\b[A-Z]+-\d{6}-\d+\b/g;

/**
 * An answer without what must differ: the request's own id, times, the numbers of documents that
 * would come next, and the value asked for.
 */
function comparable(answer: RawAnswer, value: string): string {
  const { requestId: _, ...body } = (answer.body ?? {}) as Record<string, unknown>;
  const text = canonicalJson(typeof answer.body === 'object' ? body : answer.body)
    .replaceAll(value, '<value>')
    .replaceAll(encodeURIComponent(value), '<value>')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '<time>')
    .replace(NUMBER, '<number>');
  // Documents that it shows may have been made just now, and others of them point to them.
  const shown = new Set([...text.matchAll(/"id":"([a-z_]+_[0-9a-z]{26})"/g)].map(([, id]) => id));
  return `${answer.status} ${text}`.replace(ID, (id) =>
    id === value ? '<value>' : shown.has(id) ? '<id>' : id,
  );
}

const BODY_ALPHABET = [...'0123456789abcdefghjkmnpqrstvwxyz'];
export const unknownId = (random: Random, prefix: string): string =>
  `${prefix}_0${Array.from({ length: 25 }, () => random.pick(BODY_ALPHABET)).join('')}`;

/**
 * The same request with the victim's value and with one that nobody has answers the same. What
 * happens by itself may come between the two: then the first, asked again, answers otherwise too.
 */
async function assertSame(
  attack: Attack,
  slot: Slot,
  attacker: Attacker,
  values: { foreign: string; unknown: string },
  options: CallOptions = {},
): Promise<RawAnswer> {
  const base = { ...(await baseOf(attack, slot)), ...slot.beside };
  const before = slot.listed ? `${ownIdFor(attack, slot)},` : '';
  const ask = (value: string) =>
    attempt(attack, slot, attacker, filled(base, slot.path, `${before}${value}`), options);
  const askForeign = async () => {
    const answer = await ask(values.foreign);
    return { answer, text: comparable(answer, values.foreign) };
  };
  for (let foreign = await askForeign(); ; ) {
    const unknown = comparable(await ask(values.unknown), values.unknown);
    attack.counts.pairs += 1;
    if (foreign.text === unknown) return foreign.answer;
    const again = await askForeign();
    if (again.text === foreign.text) {
      throw new Leak(
        `${attacker.name} can tell another company's ${slot.noun ?? slot.kind} from an unknown` +
          ` one by ${slot.contract.id} at /${slot.path.join('/')} (${slot.kind}):\n` +
          `${foreign.text}\n${unknown}`,
      );
    }
    foreign = again;
  }
}

/** An id of the attacker's own company, beside which the other one stands in a list. */
function ownIdFor({ own, random }: Attack, { noun = '' }: Slot): string {
  const documents = own.catalogue.of(noun);
  const unused = unknownId(random, nounById(noun)?.prefix ?? 'x');
  return documents.length > 0 ? random.pick(documents).id : unused;
}

/** The base with the part that the slot lies in, so that only the slot is wrong in it. */
async function baseOf(attack: Attack, slot: Slot) {
  const base = await acceptedBase(attack, slot);
  const [head] = slot.path;
  if (slot.path.length < 2 || head === undefined || slot.kind === 'filter') return base;
  if (base && valuesAt(base, slot.path).length > 0) return base;
  const { catalogue, random } = attack.own;
  for (let tries = 0; tries < 4; tries += 1) {
    try {
      const whole = validInput(slot.contract, catalogue, random, { fullness: 1 });
      if (valuesAt(whole, slot.path).length > 0) return { ...base, [head]: whole[head] };
    } catch (error) {
      if (!(error instanceof Unmakeable)) throw error;
    }
  }
  return base;
}

/** An input that works with the attacker's own data. */
async function acceptedBase(attack: Attack, { contract }: Slot) {
  const { bases, own } = attack;
  if (bases.has(contract.id)) return bases.get(contract.id);
  const make = async () => {
    if (contract.audience !== 'tenant') return {};
    try {
      if (contract.kind === 'query') {
        return validInput(contract, own.catalogue, own.random, { fullness: 0 });
      }
      const found = await acceptedInput(own, contract, { tries: 8 });
      if (isFound(found)) {
        attack.counts.accepted.add(contract.id);
        return found.input;
      }
      return validInput(contract, own.catalogue, own.random, { fullness: 0 });
    } catch (error) {
      if (error instanceof Unmakeable) return undefined;
      throw error;
    }
  };
  const base = await make();
  bases.set(contract.id, base);
  return base;
}

const broken = (id: string, victim: Victim): string[] => [
  'x',
  `../../${victim.tenantId}/${id}`,
  `..%2f..%2f${id}`,
  `${id}\u0000`,
  `${id}' OR '1'='1`,
  `${id.toUpperCase()}`,
  victim.tenantId,
  '__proto__',
];

export interface Thoroughness {
  /** Ill-formed values beside the foreign and the unknown one. */
  malformed: boolean;
  /** Also without dry run. */
  forReal: boolean;
}

/** All that can be tried at one slot by one attacker. */
export async function attackSlot(
  attack: Attack,
  slot: Slot,
  attacker: Attacker,
  how: Thoroughness,
): Promise<void> {
  if (slot.noun !== undefined) return attackWithIds(attack, slot, attacker, how);
  const { victim, random } = attack;
  if (slot.kind === 'cursor') return attackCursor(attack, slot, attacker);
  if (slot.kind === 'idempotencyKey') return attackKey(attack, slot, attacker);
  if (slot.kind === 'tenantId') {
    const values = { foreign: victim.tenantId, unknown: unknownId(random, 't') };
    await assertSame(attack, slot, attacker, values);
    return;
  }
  if (slot.kind === 'externalKey') return attackExternalKey(attack, slot, attacker);
  const cells = { foreign: [...victim.ids][0] as string, unknown: unknownId(random, 'unit') };
  const content = (id: string) => `code,name,decimals,baseUnitId\n${random.word(6)},n,0,${id}\n`;
  const base = (await baseOf(attack, slot)) ?? {};
  for (const id of [cells.foreign, cells.unknown]) {
    await attempt(attack, slot, attacker, filled(base, slot.path, content(id)));
  }
}

async function attackWithIds(
  attack: Attack,
  slot: Slot,
  attacker: Attacker,
  how: Thoroughness,
): Promise<void> {
  const { victim, random } = attack;
  const prefix = nounById(slot.noun as string)?.prefix ?? 'x';
  const documents = victim.catalogue.of(slot.noun as string);
  const foreign = documents.length > 0 ? random.pick(documents).id : unknownId(random, prefix);
  const values = { foreign, unknown: unknownId(random, prefix) };
  const isCommand = slot.contract.kind === 'command';
  const ifMatch = slot.kind === 'ifMatch' ? { ifMatch: random.pick([1, foreign, '*']) } : {};
  const dry = await assertSame(attack, slot, attacker, values, {
    ...ifMatch,
    ...(isCommand && { dryRun: true }),
  });
  if (isCommand && how.forReal && dry.status >= 400) {
    await assertSame(attack, slot, attacker, values, ifMatch);
  }
  if (!how.malformed || slot.kind === 'ifMatch') return;
  const base = (await baseOf(attack, slot)) ?? {};
  for (const value of random.shuffled(broken(foreign, victim)).slice(0, 4)) {
    const options = isCommand ? { dryRun: true } : {};
    await attempt(attack, slot, attacker, filled(base, slot.path, value), options);
  }
}

/** A cursor of the victim's list is as good as one that was tampered with. */
async function attackCursor(attack: Attack, slot: Slot, attacker: Attacker): Promise<void> {
  const foreign = attack.victim.cursors.get(slot.contract.id);
  if (foreign === undefined) return;
  const last = foreign.endsWith('A') ? 'B' : 'A';
  await assertSame(attack, slot, attacker, { foreign, unknown: `${foreign.slice(0, -1)}${last}` });
}

/** A key that the victim used means nothing: the request is handled as any other. */
async function attackKey(attack: Attack, slot: Slot, attacker: Attacker): Promise<void> {
  const known = attack.victim.keys.get(slot.contract.id);
  if (!known) return;
  const answer = await attempt(attack, slot, attacker, known.input, { key: known.key });
  if (answer.headers['x-commit-id'] === known.commit) {
    throw new Leak(`${slot.contract.id} replayed another company's answer to ${attacker.name}`);
  }
}

/** Another company's external id is free to be used here. */
async function attackExternalKey(attack: Attack, slot: Slot, attacker: Attacker): Promise<void> {
  const { victim, random } = attack;
  const documents = victim.catalogue.of(slot.contract.noun?.id ?? '');
  const foreign = documents.find((one) => one['externalId'] !== undefined)?.['externalId'];
  if (typeof foreign !== 'string') return;
  const unknown = `${CANARY}${random.word(8)}`;
  await assertSame(attack, slot, attacker, { foreign, unknown }, { dryRun: true });
}

/** Lists that have a second page give a cursor; the operations that the victim can do, a key. */
export async function traces(seeded: Seeded, contracts: readonly Slot['contract'][]) {
  const cursors = new Map<string, string>();
  const keys = new Map<string, { key: string; input: Record<string, unknown>; commit: string }>();
  for (const contract of contracts) {
    if ('cursor' in contract.input.shape) {
      const base = validInputOr(seeded, contract);
      const request = requestFor(contract, seeded.token, { ...base, limit: 1 });
      const { body } = await seeded.send(request);
      if (typeof body?.nextCursor === 'string') cursors.set(contract.id, body.nextCursor);
    }
    if (contract.kind !== 'command' || contract.secret) continue;
    const found = await acceptedInput(seeded, contract, { tries: 4 });
    if (!isFound(found)) continue;
    const key = `victim-${contract.id}-${seeded.random.seed}`;
    const request = requestFor(operationOf(contract.id), seeded.token, found.input, { key });
    const answer = await seeded.send(request);
    const commit = answer.headers['x-commit-id'];
    if (commit !== undefined) keys.set(contract.id, { key, input: found.input, commit });
  }
  return { cursors, keys };
}

function validInputOr({ catalogue, random }: Seeded, contract: Slot['contract']) {
  try {
    return validInput(contract, catalogue, random, { fullness: 0 });
  } catch (error) {
    if (error instanceof Unmakeable) return {};
    throw error;
  }
}
