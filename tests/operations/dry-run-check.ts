import { personalFields } from '../../functions/platform/actions.ts';
import {
  type Commit,
  commitKey,
  decodeCommit,
  partKeysOf,
} from '../../functions/platform/commit-log.ts';
import { canonicalJson } from '../../functions/platform/hashing.ts';
import { createStore } from '../../functions/platform/store.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { nounById } from '../../shared/contracts/system.ts';
import { type RawAnswer, requestFor, type Send } from '../support/handler-call.ts';
import type { RawTable } from '../support/raw-table.ts';

export class DryRunDiffers extends Error {
  override readonly name = 'DryRunDiffers';
}

const ID = /^[a-z][a-z0-9_]{0,31}_[0-9a-hjkmnp-tv-z]{26}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const NUMBER = /^([A-Z]{1,6}-\d{6})-\d{4,}$/;

/** New ids by the order in which they appear, times and running numbers by their kind. */
function normaliser(known: ReadonlySet<string>) {
  const names = new Map<string, string>();
  const scalar = (value: string): string => {
    if (INSTANT.test(value)) return '<time>';
    if (NUMBER.test(value)) return value.replace(NUMBER, '$1-<number>');
    if (!ID.test(value) || known.has(value)) return value;
    const name = names.get(value) ?? `<${value.split('_')[0]} ${names.size}>`;
    names.set(value, name);
    return name;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return scalar(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([name, one]) => [name, walk(one)]));
  };
  return walk;
}

interface Effect {
  result: unknown;
  changes: { noun: string; id: string; after: unknown }[];
  events: { event: string; data: unknown }[];
}

/** What the log keeps of a change has no personal values. */
function withoutPersonal(noun: string, after: Record<string, unknown> | null) {
  if (!after) return null;
  const hidden = nounById(noun) ? personalFields(nounById(noun) as never) : [];
  return Object.fromEntries(Object.entries(after).filter(([name]) => !hidden.includes(name)));
}

const foretold = ({ body }: RawAnswer): Effect => ({
  result: body.result,
  changes: body.changes.map(({ noun, id, after }: Effect['changes'][number]) => ({
    noun,
    id,
    after: withoutPersonal(noun, after as Record<string, unknown> | null),
  })),
  events: body.events,
});

const happened = ({ body }: RawAnswer, commit: Commit): Effect => ({
  result: body,
  changes: commit.changes.map(({ entity, id, after }) => ({ noun: entity, id, after })),
  events: commit.events.map(({ event, data }) => ({ event, data })),
});

async function commitIn(table: RawTable, id: string | undefined): Promise<Commit> {
  const store = createStore(table.client, table.name);
  const [item] = id === undefined ? [] : await store.items([commitKey(id)]);
  if (!item) throw new DryRunDiffers(`there is no commit ${id}`);
  return decodeCommit(item, await store.items(partKeysOf(item)));
}

export interface Rehearsal {
  send: Send;
  token: string;
  table: RawTable;
  /** Writes to the table so far, tried or done, as the guard in front of it has seen them. */
  writes: () => number;
  /** Ids of documents that exist before. */
  known: ReadonlySet<string>;
}

/** A dry run writes nothing at all. Nothing else may be under way. */
export async function checkWritesNothing(
  { send, token, writes }: Rehearsal,
  contract: AnyOperation,
  input: Record<string, unknown>,
): Promise<RawAnswer> {
  const before = writes();
  const dry = await send(requestFor(contract, token, input, { dryRun: true }));
  if (writes() > before) throw new DryRunDiffers(`the dry run of ${contract.id} writes`);
  return dry;
}

/** What a dry run says is what then happens, but for ids, times and numbers. */
export async function checkForetells(
  rehearsal: Rehearsal,
  contract: AnyOperation,
  input: Record<string, unknown>,
): Promise<RawAnswer> {
  const dry = await checkWritesNothing(rehearsal, contract, input);
  const { send, token, table, known } = rehearsal;
  const real = await send(requestFor(contract, token, input));
  if (dry.status !== 200 || real.status >= 300) {
    if (dry.status === real.status && dry.body.code === real.body.code) return real;
    throw new DryRunDiffers(
      `${contract.id}: dry ${dry.status} ${dry.body?.code}, real ${real.text.slice(0, 300)}`,
    );
  }
  const commit = await commitIn(table, real.headers['x-commit-id']);
  const said = canonicalJson(normaliser(known)(foretold(dry)));
  const done = canonicalJson(normaliser(known)(happened(real, commit)));
  if (said !== done) {
    const at = [...said].findIndex((char, index) => char !== done[index]);
    const near = (text: string) => text.slice(Math.max(0, at - 120), at + 200);
    throw new DryRunDiffers(
      `${contract.id} did something else than it said:\n${near(said)}\n${near(done)}`,
    );
  }
  return real;
}
