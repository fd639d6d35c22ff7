import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { manifest } from '../manifest.ts';
import { arns, busName, controlTableName, functionName } from '../roles.ts';
import { ensureControlTable } from './control-table.ts';
import { HOST_DB, makeDataFolder } from './data-folder.ts';
import type { DeliveryFaults } from './events/bus-types.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { openObjectStore } from './files/object-store.ts';
import { filesHandler, filesPage } from './files/serve-files.ts';
import { closeServer, createGateway, listen } from './gateway/gateway.ts';
import { pages } from './gateway/pages.ts';
import { systemClock } from './host-clock.ts';
import { openHostDb } from './host-db.ts';
import { setEnvironment } from './host-environment.ts';
import { startIdentity } from './host-identity.ts';
import { type HostLog, silentLog } from './host-log.ts';
import { localSts } from './host-rights.ts';
import { secretOf } from './host-secret.ts';
import type { PasswordCost } from './identity/password-hash.ts';
import { createFunctionRunner, type FunctionRunner } from './invoke.ts';
import type { OpenSockets } from './live/open-sockets.ts';
import { createSocketGateway } from './live/socket-gateway.ts';
import { type Mailbox, openMailbox } from './mail/mailbox.ts';
import { localPlace } from './place.ts';
import { createLogRelay, type LogRelay } from './relay/log-relay.ts';
import { startSchedules } from './schedules.ts';
import type { FaultPlan } from './store/faults.ts';
import { createGuard, type Guard, type ObservedCall } from './store/guard.ts';
import { startStore } from './store/launcher.ts';
import { nearStore, reachNear } from './store/near-store.ts';
import { createAwsServer } from './wire/aws-server.ts';
import { connectionsHandler } from './wire/connections.ts';
import { eventBridgeHandler } from './wire/eventbridge.ts';
import { lambdaHandler } from './wire/lambda.ts';
import { sesHandler } from './wire/ses.ts';
import { backupsHandler, eventSourceHandler, listenerHandler } from './wire/small-services.ts';
import { stepFunctionsHandler } from './wire/step-functions-wire.ts';
import { createStepFunctions, type StepFunctions } from './workflows/step-functions.ts';

export interface HostOptions {
  /** Where everything is kept; without it, in memory. */
  dataDir?: string;
  port?: number;
  log?: HostLog;
  faults?: FaultPlan;
  delivery?: DeliveryFaults;
  observe?: (call: ObservedCall) => void;
  passwordCost?: PasswordCost;
}

export interface Host {
  url: string;
  port: number;
  runner: FunctionRunner;
  bus: EventBus;
  machines: StepFunctions;
  mailbox: Mailbox;
  sockets: OpenSockets;
  guard: Guard;
  storeEndpoint: string;
  /** Resolves when no event, workflow or relay has anything left to do; nothing waits for time. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** What has to be ended, in the order in which it was started. */
type Ends = (() => unknown)[];

async function endAll(ends: Ends): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

/**
 * Starts the whole product in this process; product code meets AWS protocols and nothing else.
 * A start that fails leaves nothing running and no claim on the data folder.
 */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const ends: Ends = [];
  try {
    return await start(options, ends);
  } catch (error) {
    await endAll(ends);
    throw error;
  }
}

async function start(options: HostOptions, ends: Ends): Promise<Host> {
  const { dataDir, log = silentLog, port = 0 } = options;
  if (dataDir) makeDataFolder(dataDir);
  const store = await startStore({
    ...(dataDir ? { dataDir } : { memory: true }),
    log: (line) => log.warn(line),
  });
  ends.push(store.stop);
  const db = openHostDb(dataDir ? join(dataDir, HOST_DB) : ':memory:');
  ends.push(db.close);
  const sts = localSts();
  const own = sts.registerPrincipal(arns(localPlace).role('module'));
  const held: { streams: readonly LogRelay[] } = { streams: [] };
  const guard = createGuard({
    upstream: store.endpoint,
    principals: sts.principals,
    region: localPlace.region,
    onCommit: (table, items) => {
      for (const stream of held.streams) stream.written(table, items);
    },
    isTenantTable: (table) => table.startsWith('tandem-'),
    ...(options.faults && { faults: options.faults }),
    ...(options.observe && { observe: options.observe }),
  });
  ends.push(guard.close);
  const runner = createFunctionRunner({
    functions: manifest.functions.map(({ id, entry, timeoutSeconds, memoryMb }) => ({
      id: functionName(localPlace, id),
      load: () => import(pathToFileURL(join(root, entry)).href),
      timeoutSeconds,
      memoryMb,
    })),
    log,
    region: localPlace.region,
  });
  const named = namedRunner(runner);
  const machines = createStepFunctions({
    db,
    machines: manifest.machines.map((machine) => ({
      id: machine.id,
      type: machine.type,
      definition: machine.definition,
      substitutions: machine.substitutions,
    })) as never,
    invoke: named.invoke,
    clock: systemClock,
    log,
    region: localPlace.region,
  });
  const bus = createEventBus({
    db,
    rules: manifest.rules.map(({ id, source, detailTypes, target }) => ({
      id,
      pattern: { source: [source], 'detail-type': [...detailTypes] },
      target:
        'queue' in target
          ? { kind: 'function' as const, id: target.queue }
          : { kind: 'machine' as const, id: target.machine },
    })),
    targets: { invoke: named.invoke, startMachine: machines.start },
    clock: systemClock,
    log,
    random: Math.random,
    ...(options.delivery && { delivery: options.delivery }),
  });
  const mailbox = openMailbox(db, systemClock);
  const filesDir = dataDir ? join(dataDir, 'files') : mkdtempSync(join(tmpdir(), 'tandem-files-'));
  if (!dataDir) ends.push(() => rmSync(filesDir, { recursive: true, force: true }));
  const objects = openObjectStore(db, filesDir, [localPlace.filesBucket], systemClock);
  const identityServer = await startIdentity(db, named, mailbox, log, options.passwordCost);
  ends.push(identityServer.close);
  const files = filesHandler({ store: objects, sts, place: localPlace });
  const live = createSocketGateway({
    sockets: manifest.sockets,
    runner: named,
    clock: systemClock,
    log,
  });
  const aws = await createAwsServer(
    [
      listenerHandler((req) => isForm(req), sts.handler),
      eventBridgeHandler({ busNames: [busName(localPlace.stage)], accept: bus.accept }),
      lambdaHandler({
        runner,
        enqueueInvocation: (id, payload) => bus.enqueueInvocation(shortName(id), payload),
      }),
      eventSourceHandler({
        connect: (table) => {
          for (const stream of held.streams) stream.connect(table);
        },
        disconnect: (table) => {
          for (const stream of held.streams) stream.disconnect(table);
        },
        isConnected: (table) => held.streams.some((stream) => stream.isConnected(table)),
      }),
      stepFunctionsHandler(machines),
      sesHandler(mailbox),
      connectionsHandler({ open: live.open, sts, place: localPlace }),
      files,
    ],
    log,
  );
  const dynamo = await createAwsServer(
    [backupsHandler(), listenerHandler(() => true, guard.handler)],
    log,
  );
  ends.push(dynamo.close, aws.close, machines.close, bus.close);
  ends.push(reachNear(new URL(dynamo.endpoint).host, nearStore(guard)));
  setEnvironment({
    aws: aws.endpoint,
    dynamo: dynamo.endpoint,
    identity: identityServer.endpoint,
    issuer: identityServer.issuer,
    credentials: own,
    readModelDir: dataDir ? join(dataDir, 'read-model') : ':memory:',
    cursorKey: secretOf(db, 'cursor-key'),
  });
  await ensureControlTable(store.endpoint);
  const streams = (['relay', 'sealer'] as const).map((consumer) =>
    createLogRelay({
      db,
      storeEndpoint: store.endpoint,
      runner: named,
      consumer,
      gatherMs: consumer === 'relay' ? 20 : 2_000,
      clock: systemClock,
      log,
      controlTable: controlTableName(localPlace.stage),
      streamArn: (table) => `${arns(localPlace).table(table)}/stream/local`,
    }),
  );
  held.streams = streams;
  ends.push(() => {
    for (const stream of streams) stream.close();
  });
  streams[0]?.connect(controlTableName(localPlace.stage));
  machines.resumeAll();
  const stopSchedules = startSchedules({ db, runner: named, machines, clock: systemClock, log });
  ends.push(stopSchedules);
  const server = createGateway({
    routes: manifest.routes,
    runner: { has: named.has, invoke: named.invoke },
    pages: [
      filesPage(files, localPlace.filesBucket, () => new URL(aws.endpoint).host),
      ...pages({ root, mailbox }),
    ],
    log,
    now: Date.now,
  });
  live.attach(server);
  const taken = await listen(server, port);
  ends.push(() => closeServer(server), live.close);
  const settle = () => settled(streams, bus, machines);
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    runner: named,
    bus,
    machines,
    mailbox,
    sockets: live.open,
    guard,
    storeEndpoint: store.endpoint,
    settle,
    stop: () => endAll(ends),
  };
}

/** Nothing may be under way anywhere at once: each look can wake the next. */
async function settled(
  streams: readonly LogRelay[],
  bus: EventBus,
  machines: StepFunctions,
): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const before = Date.now();
    for (const stream of streams) await stream.idle();
    await bus.idle();
    await machines.finished();
    await new Promise((done) => setTimeout(done, 3));
    quiet = Date.now() - before < 25 ? quiet + 1 : 0;
  }
}

/** Rules and machines know functions by their short ids. */
const namedRunner = (runner: FunctionRunner): FunctionRunner => ({
  has: (id) => runner.has(functionName(localPlace, id)),
  invoke: (id, payload) => runner.invoke(functionName(localPlace, id), payload),
});

const shortName = (name: string): string => name.slice(functionName(localPlace, '').length);

const isForm = (req: { headers: Record<string, unknown> }): boolean =>
  String(req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
