import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type CommandRoute, moduleApi } from '../../functions/platform/module-api.ts';
import { remoteReads } from '../../functions/platform/read-model/remote-reads.ts';
import { type QueryRoute, readerApi } from '../../functions/platform/reader-api.ts';
import { createRuntime, type Runtime } from '../../functions/platform/runtime.ts';
import { createStore, type Item } from '../../functions/platform/store.ts';
import type { HostOptions } from '../../infra/local/host.ts';
import { manifest } from '../../infra/manifest.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { functionFor, type Send, senderOf, viaHandler } from './handler-call.ts';
import { startWorld, type World } from './harness.ts';
import { rawTable } from './raw-table.ts';
import { unmarshallOptions } from './unmarshall-options.ts';

/**
 * The same handlers over the same tables, but what they read comes from a copy in memory that is
 * thrown away at every write. It saves the wire to the store, which would take nine tenths of the
 * time of requests that are refused; every write goes the whole way,
 * but for the counts of refusals, which are dropped.
 */
export interface QuickWorld {
  world: World;
  /** All of the product but HTTP. */
  send: Send;
  /** The same, reading from memory. */
  quick: Send;
  /** Writes to tenant tables so far, by table. */
  writes: (table: string) => number;
}

type Snapshot = Map<string, Item[]>;

const WRITING = /^(Put|Update|Delete|Transact|Batch)\w*(Item|Items)$/;

export async function startQuickWorld(options: HostOptions = {}): Promise<QuickWorld> {
  const snapshots = new Map<string, Promise<Snapshot>>();
  const counts = new Map<string, number>();
  const world = await startWorld({
    ...options,
    observe(call) {
      options.observe?.(call);
      const reads = /^(BatchGet|TransactGet)/.test(call.operation);
      if (!WRITING.test(call.operation) || reads) return;
      for (const table of call.tables) {
        snapshots.delete(table);
        counts.set(table, (counts.get(table) ?? 0) + 1);
      }
    },
  });
  const snapshotOf = (table: string): Promise<Snapshot> => {
    const known = snapshots.get(table);
    if (known) return known;
    const loading = readTable(world, table);
    snapshots.set(table, loading);
    return loading;
  };
  const runtime = (readsFor: Parameters<typeof createRuntime>[0]['readsFor']): Runtime => {
    const base = createRuntime({ readsFor });
    const storeFor: Runtime['storeFor'] = (tenant) => {
      const real = base.storeFor(tenant);
      return createStore(reading(real.client, snapshotOf), real.table);
    };
    return { ...base, storeFor, readsFor: (tenant) => readsFor(tenant, () => storeFor(tenant)) };
  };
  const handlers = await handlersOver(runtime);
  const send = senderOf(world);
  return {
    world,
    send,
    writes: (table) => counts.get(table) ?? 0,
    quick: (request) => {
      const target = functionFor(request.method, request.path) ?? '';
      const handler = handlers.get(target);
      return handler ? viaHandler(handler, request) : send(request);
    },
  };
}

const root = join(import.meta.dirname, '../..');

type Handler = (event: never, context: never) => Promise<unknown>;
type MakeRuntime = (readsFor: Parameters<typeof createRuntime>[0]['readsFor']) => Runtime;

async function handlersOver(runtime: MakeRuntime): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>();
  for (const { id, kind, entry } of manifest.functions) {
    if (kind !== 'api' && kind !== 'reader') continue;
    const { routes } = await import(/* @vite-ignore */ pathToFileURL(join(root, entry)).href);
    // A module that only answers questions of its own is asked where it is.
    if (routes === undefined) continue;
    handlers.set(
      id,
      kind === 'api'
        ? (moduleApi(routes as CommandRoute[], () => runtime(remoteReads())) as Handler)
        : (readerApi(routes as QueryRoute[], {
            nouns,
            reports: [],
            makeRuntime: (reader) => runtime((tenant, store) => reader.readsFor(tenant, store)),
          }) as Handler),
    );
  }
  return handlers;
}

async function readTable(world: World, table: string): Promise<Snapshot> {
  const [, tenantId, generation] = /(t_[0-9a-z]{26})-g(\d+)$/.exec(table) ?? [];
  const raw = rawTable(world, tenantId ?? '', Number(generation), unmarshallOptions);
  const snapshot: Snapshot = new Map();
  for (const item of await raw.scan()) {
    snapshot.set(item.pk, [...(snapshot.get(item.pk) ?? []), item]);
  }
  raw.close();
  return snapshot;
}

const isAudit = (pk: unknown): boolean => /^(denied|exported)#/.test(String(pk));

/** Answers the two kinds of reading from the copy; whatever else goes to the store itself. */
function reading(
  client: DynamoDBDocumentClient,
  snapshotOf: (table: string) => Promise<Snapshot>,
): DynamoDBDocumentClient {
  const send = async (command: { input: unknown }) => {
    if (command instanceof BatchGetCommand) {
      const [first] = Object.entries(command.input.RequestItems ?? {});
      const [table = '', { Keys = [] } = {}] = (first ?? []) as [string?, { Keys?: unknown[] }?];
      const snapshot = await snapshotOf(table);
      const found = (Keys as Item[]).flatMap(
        ({ pk, sk }) => snapshot.get(pk)?.find((item) => item.sk === sk) ?? [],
      );
      return { Responses: { [table]: found }, UnprocessedKeys: {} };
    }
    if (command instanceof QueryCommand) {
      const { TableName = '', ExpressionAttributeValues: values = {} } = command.input;
      const test = rangeOf(command.input.KeyConditionExpression ?? '', values);
      const snapshot = await snapshotOf(TableName);
      return { Items: (snapshot.get(values[':pk']) ?? []).filter(({ sk }) => test(sk)) };
    }
    const noted =
      (command instanceof UpdateCommand && isAudit(command.input.Key?.['pk'])) ||
      (command instanceof PutCommand && isAudit(command.input.Item?.['pk']));
    return noted ? {} : client.send(command as never);
  };
  return { send } as never;
}

/** The conditions on sort keys that the product uses; an unknown one must not be answered wrong. */
function rangeOf(expression: string, values: Record<string, string>): (sk: string) => boolean {
  const { ':from': from = '', ':to': to = '', ':sk': prefix = '' } = values;
  const known: Record<string, (sk: string) => boolean> = {
    'pk = :pk': () => true,
    'pk = :pk AND sk > :from': (sk) => sk > from,
    'pk = :pk AND sk BETWEEN :from AND :to': (sk) => sk >= from && sk <= to,
    'pk = :pk AND begins_with(sk, :sk)': (sk) => sk.startsWith(prefix),
  };
  const test = known[expression];
  if (!test) throw new Error(`The copy in memory does not know ${expression}.`);
  return test;
}
