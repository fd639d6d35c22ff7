import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { type AppError, defineError } from '../../shared/kernel/errors.ts';
import { actorName } from './access.ts';
import { type DocumentActions, documentActions } from './actions.ts';
import { type Clock, idMaker } from './clock.ts';
import {
  answerOf,
  type Commit,
  decodeCommit,
  encodeCommit,
  type LoggedResult,
  partKeysOf,
} from './commit-log.ts';
import type { Ctx } from './context.ts';
import { type Action, guardAction, mergeGuards } from './guards.ts';
import { idempotencyKey, type Key, personalKey } from './keys.ts';
import type { Change, Outcome } from './outcome.ts';
import { unpack } from './packing.ts';
import { checkReferences } from './references.ts';
import { backoffMs, isTransient, storeBusy } from './retry.ts';
import { derivedOnce } from './schema-walk.ts';
import { createStore, type Item, type Store } from './store.ts';

/** The store's limit on one transaction. */
export const MAX_ACTIONS = 100;
const MAX_ATTEMPTS = 24;
const KEY_DAYS = 7;

export interface CommitRequest {
  operation: string;
  requestHash: string;
  /** (principal, operation, key): the scope within which a repeated key means the same request. */
  principal: string;
  key: string;
  /** A reaction's record never expires. */
  permanent?: boolean;
  /** The answer is not kept, for it shows a secret: asked again, it is refused. */
  secret?: boolean;
}

export interface Committed {
  commitId: string;
  answer: unknown;
  replayed: boolean;
}

/** Thrown when what was read has changed meanwhile: the operation decides again. */
export class StaleDecision extends Error {
  readonly refusal: AppError;
  constructor(refusal: AppError) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export const keyReused = defineError(
  'idempotencyKeyReused',
  422,
  'The Idempotency-Key was used before with different content. Use a new key for a new request.',
);

const secretShown = defineError(
  'secretShownOnce',
  409,
  'This was done before, and its secret was shown then. Nothing was done now. If the secret is lost, make another.',
);

const tooLarge = defineError(
  'tooLarge',
  422,
  'This would change {actions} records at once; at most {limit} can be changed together. Split it.',
);

const looseDocument = derivedOnce((schema) => z.looseObject((schema as z.ZodObject).shape));

/** A wrong document is our own mistake, and must never reach the table. */
function assertSound(change: Change): void {
  const after = change.after as AnyDoc | null;
  if (!after) return;
  looseDocument(change.noun.document).parse(after);
  const before = change.before as AnyDoc | undefined;
  const { states } = change.noun;
  if (!states) return;
  const [from, to] = [before?.['state'] as string | undefined, after['state'] as string];
  if (from !== undefined && from !== to) states.assertMove(from, to, change.noun.label.en);
}

function resultOf(outcome: Outcome, request: CommitRequest, store: Store): LoggedResult {
  if (request.secret) return { value: null };
  const { result } = outcome;
  const own = outcome.changes?.find(({ after }) => after !== null && after === result);
  if (own) return { entity: own.noun.id, id: (own.after as AnyDoc).id };
  const split = store.splitOf(result);
  if (split) return { value: split.plain, personal: split.part };
  return { value: result ?? null };
}

interface IdempotencyRecord {
  h: string;
  lp: string;
  ls: string;
}

/** The answer of the request that used this key before, or undefined if none did. */
export async function replay(store: Store, request: CommitRequest): Promise<Committed | undefined> {
  const key = idempotencyKey(request.principal, request.operation, request.key);
  const [known] = await store.items([key]);
  return known && answerAgain(store, request, known);
}

async function answerAgain(store: Store, request: CommitRequest, known: Item): Promise<Committed> {
  const record = known as unknown as IdempotencyRecord;
  if (record.h !== request.requestHash) throw keyReused();
  if (request.secret) throw secretShown();
  const [item] = await store.items([{ pk: record.lp, sk: record.ls }]);
  if (!item) throw storeBusy(undefined);
  const parts = await store.items(partKeysOf(item));
  const commit = decodeCommit(item, parts);
  return { commitId: commit.id, answer: await fullAnswer(store, commit), replayed: true };
}

/** The log keeps no personal values, so an answer that shows some takes them from their part. */
async function fullAnswer(store: Store, commit: Commit): Promise<unknown> {
  const answer = answerOf(commit);
  const key = personalPartOf(commit);
  const [part] = key ? await store.items([key]) : [];
  return part ? { ...(answer as object), ...unpack<object>(part as never) } : answer;
}

function personalPartOf({ result, changes }: Commit): Key | undefined {
  if ('value' in result) return result.personal;
  const { entity, id } = result;
  const change = changes.find((one) => one.entity === entity && one.id === id);
  return change?.personal ? personalKey({ id: entity }, id, change.version) : undefined;
}

interface Prepared {
  actions: Action[];
  documents: DocumentActions[];
  record: Key;
}

function prepare(ctx: Ctx, outcome: Outcome, request: CommitRequest): Prepared {
  const { table } = ctx.store;
  for (const change of outcome.changes ?? []) assertSound(change);
  const documents = (outcome.changes ?? []).map((change) =>
    documentActions(table, change, Buffer.from(ctx.random(16)).toString('hex')),
  );
  const guards = mergeGuards(outcome.guards ?? []).map((guard) => guardAction(table, guard));
  const record = idempotencyKey(request.principal, request.operation, request.key);
  const actions = [...documents.flatMap((document) => document.actions), ...guards];
  if (actions.length + 2 > MAX_ACTIONS) {
    throw tooLarge({ actions: actions.length, limit: MAX_ACTIONS - 2 });
  }
  return { actions, documents, record };
}

/** The commit item under an id drawn for this attempt alone. */
function commitFor(
  ctx: Ctx,
  outcome: Outcome,
  request: CommitRequest,
  documents: DocumentActions[],
  id: string,
): Commit {
  return {
    id,
    at: ctx.now,
    actor: actorName(ctx.actor),
    operation: request.operation,
    requestId: ctx.requestId,
    requestHash: request.requestHash,
    ...(ctx.actor.onBehalfOf === undefined ? {} : { onBehalfOf: ctx.actor.onBehalfOf }),
    events: (outcome.events ?? []).map(({ event, data }, index) => ({
      id: `${id}.${index}`,
      event: event.id,
      version: event.version,
      data,
    })),
    changes: documents.map(({ logged }) => logged),
    result: resultOf(outcome, request, ctx.store),
  };
}

function transaction(ctx: Ctx, request: CommitRequest, prepared: Prepared, commit: Commit) {
  const TableName = ctx.store.table;
  const { item, parts } = encodeCommit(commit);
  const at = Math.floor(Date.parse(ctx.now) / 1000);
  const record = {
    ...prepared.record,
    h: request.requestHash,
    lp: item.pk,
    ls: item.sk,
    ...(request.permanent ? {} : { ttl: at + KEY_DAYS * 86_400 }),
  };
  const own = [
    { Put: { TableName, Item: record, ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { TableName, Item: item } },
    ...parts.map((part) => ({ Put: { TableName, Item: part } })),
  ];
  return [...own, ...prepared.actions.map((action) => ({ [action.kind]: action.input }))];
}

/**
 * Writes all that an operation decided, with its idempotency record and its commit item, in one
 * transaction. An attempt whose fate is unknown is resolved by the idempotency record.
 *
 * Throws StaleDecision when a document or guard has changed since it was read.
 */
export async function commit(
  ctx: Ctx,
  outcome: Outcome,
  request: CommitRequest,
  clock: Clock,
): Promise<Committed> {
  await checkReferences(ctx.store, outcome.changes ?? []);
  const prepared = prepare(ctx, outcome, request);
  const newId = idMaker(clock);
  const sent = new Set<string>();
  for (let attempt = 0; ; attempt += 1) {
    const made = commitFor(ctx, outcome, request, prepared.documents, newId('c'));
    sent.add(made.id);
    try {
      const TransactItems = transaction(ctx, request, prepared, made);
      await ctx.store.client.send(new TransactWriteCommand({ TransactItems }));
      return { commitId: made.id, answer: shownResult(made, outcome, prepared), replayed: false };
    } catch (error) {
      const known = await whatHappened(ctx, prepared, error);
      if (known) return answerOnce(known, outcome, request, sent);
      if (attempt + 1 >= MAX_ATTEMPTS) throw storeBusy(error);
      await clock.sleep(backoffMs(attempt, clock));
    }
  }
}

/** An attempt whose answer was lost on the way: only here the secret it made is still known. */
function answerOnce(
  { recordedAs, store, record }: Recorded,
  outcome: Outcome,
  request: CommitRequest,
  sent: ReadonlySet<string>,
): Committed | Promise<Committed> {
  if (!request.secret || !sent.has(recordedAs)) return answerAgain(store, request, record);
  return { commitId: recordedAs, answer: outcome.result, replayed: false };
}

/** The first answer has the bytes that every repetition will have. */
function shownResult(made: Commit, outcome: Outcome, { documents }: Prepared): unknown {
  const { result } = made;
  if ('value' in result) return outcome.result;
  const own = documents.find(
    ({ logged }) => logged.entity === result.entity && logged.id === result.id,
  );
  return own?.shown ?? outcome.result;
}

interface CancellationReason {
  Code?: string;
}

/** The request was carried out, by this attempt or by another, under this commit. */
interface Recorded {
  recordedAs: string;
  store: Store;
  record: Item;
}

/** Resolves a failed attempt: what was recorded, an error, or undefined to try again. */
async function whatHappened(
  ctx: Ctx,
  prepared: Prepared,
  error: unknown,
): Promise<Recorded | undefined> {
  const reasons = (error as { CancellationReasons?: CancellationReason[] }).CancellationReasons;
  if (!reasons) {
    if (isTransient(error)) return undefined;
    throw error;
  }
  const own = reasons.length - prepared.actions.length;
  if (reasons[0]?.Code === 'ConditionalCheckFailed') {
    const store = createStore(ctx.store.client, ctx.store.table);
    const [record] = await store.items([prepared.record]);
    return record && { recordedAs: String(record['ls']), store, record };
  }
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (failed >= own) {
    const action = prepared.actions[failed - own] as Action;
    if (action.stale) throw new StaleDecision(action.refusal());
    throw action.refusal();
  }
  // Anything but contention will be refused again, however often it is sent.
  if (!reasons.every(({ Code }) => isContention(Code))) throw error;
  return undefined;
}

const isContention = (code = 'None'): boolean =>
  ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(
    code,
  );
