import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { manifest } from '../manifest.ts';
import { rolePolicies } from '../policies.ts';
import { arns, busName, controlTableName, functionName } from '../roles.ts';
import type { DeliveryFaults } from './events/bus-types.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { openObjectStore } from './files/object-store.ts';
import { filesHandler, filesPage } from './files/serve-files.ts';
import { createGateway, listen } from './gateway/gateway.ts';
import { pages } from './gateway/pages.ts';
import { systemClock } from './host-clock.ts';
import { type HostDb, openHostDb } from './host-db.ts';
import { type HostLog, silentLog } from './host-log.ts';
import { createIdentity } from './identity/create-identity.ts';
import { identityListener } from './identity/identity-listener.ts';
import type { PasswordCost } from './identity/password-hash.ts';
import { createFunctionRunner, type FunctionRunner } from './invoke.ts';
import { type Mailbox, openMailbox } from './mail/mailbox.ts';
import { localClientId, localPlace, localUserPool } from './place.ts';
import { createLogRelay, type LogRelay } from './relay/log-relay.ts';
import type { FaultPlan } from './store/faults.ts';
import { createGuard, type Guard, type ObservedCall } from './store/guard.ts';
import { startStore } from './store/launcher.ts';
import { createSts, type LocalSts } from './store/sts.ts';
import { createAwsServer } from './wire/aws-server.ts';
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
  guard: Guard;
  storeEndpoint: string;
  /** Resolves when no event, workflow or relay has anything left to do. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** Starts the whole product in this process; product code meets AWS protocols and nothing else. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const { dataDir, log = silentLog, port = 0 } = options;
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const db = openHostDb(dataDir ? join(dataDir, 'host.sqlite') : ':memory:');
  const store = await startStore(dataDir ? { dataDir } : { memory: true });
  const sts = localSts();
  const own = sts.registerPrincipal(arns(localPlace).role('module'));
  const held: { streams: readonly LogRelay[] } = { streams: [] };
  const guard = createGuard({
    upstream: store.endpoint,
    principals: sts.principals,
    region: localPlace.region,
    onCommit: (table) => held.streams.forEach((stream) => stream.nudge(table)),
    isTenantTable: (table) => table.startsWith('tandem-'),
    ...(options.faults && { faults: options.faults }),
    ...(options.observe && { observe: options.observe }),
  });
  const guardServer = await guard.start();
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
  const objects = openObjectStore(
    db,
    dataDir
      ? join(dataDir, 'files')
      : join('/tmp', `tandem-files-${randomBytes(6).toString('hex')}`),
    [localPlace.filesBucket],
    systemClock,
  );
  const identityServer = await startIdentity(db, named, mailbox, log, options.passwordCost);
  const files = filesHandler({ store: objects, sts, place: localPlace });
  const aws = await createAwsServer(
    [
      listenerHandler((req) => isForm(req), sts.handler),
      eventBridgeHandler({ busNames: [busName(localPlace.stage)], accept: bus.accept }),
      lambdaHandler({ runner, enqueueInvocation: bus.enqueueInvocation }),
      eventSourceHandler((table) => held.streams.forEach((stream) => stream.connect(table))),
      stepFunctionsHandler(machines),
      sesHandler(mailbox),
      files,
    ],
    log,
  );
  const dynamo = await createAwsServer(
    [backupsHandler(), listenerHandler(() => true, guard.handler)],
    log,
  );
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
  streams[0]?.connect(controlTableName(localPlace.stage));
  machines.resumeAll();
  const stopSchedules = startSchedules(named, log);
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
  const taken = await listen(server, port);
  const settle = () => settled(streams, bus, machines);
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    runner: named,
    bus,
    machines,
    mailbox,
    guard,
    storeEndpoint: store.endpoint,
    settle,
    async stop() {
      stopSchedules();
      await closeServer(server);
      for (const stream of streams) stream.close();
      bus.close();
      machines.close();
      await aws.close();
      await dynamo.close();
      await identityServer.close();
      await guardServer.stop();
      await guard.close();
      await store.stop();
      db.close();
    },
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
    await machines.idle();
    await new Promise((done) => setTimeout(done, 3));
    quiet = Date.now() - before < 25 ? quiet + 1 : 0;
  }
}

/** All functions share this process, so they share one principal with the rights of all. */
function localSts(): LocalSts {
  const policies = rolePolicies(localPlace);
  const tenant = policies.find(({ id }) => id === 'tenant');
  const shared = policies.filter(
    ({ id }) => !['tenant', 'machine', 'rule', 'schedule'].includes(id),
  );
  return createSts({
    roles: [
      {
        arn: arns(localPlace).role('module'),
        policies: shared.map(({ policy }) => policy as never),
      },
      {
        arn: arns(localPlace).role('tenant'),
        policies: [tenant?.policy as never],
        trust: tenant?.trust as never,
      },
    ],
  });
}

/** Rules and machines know functions by their short ids. */
const namedRunner = (runner: FunctionRunner): FunctionRunner => ({
  has: (id) => runner.has(functionName(localPlace, id)),
  invoke: (id, payload) => runner.invoke(functionName(localPlace, id), payload),
});

async function startIdentity(
  db: HostDb,
  runner: FunctionRunner,
  mailbox: Mailbox,
  log: HostLog,
  passwordCost: PasswordCost | undefined,
) {
  const { createServer } = await import('node:http');
  // The issuer is part of every token, so its port must not change with each start.
  const issuer = `http://127.0.0.1/${localUserPool}`;
  const identity = await createIdentity({
    db,
    clock: systemClock,
    random: (bytes) => randomBytes(bytes),
    log,
    issuerUrl: issuer,
    userPoolId: localUserPool,
    clientId: localClientId,
    async preTokenGeneration(event) {
      const result = await runner.invoke('account-pre-token', event);
      if (!result.ok)
        throw Object.assign(new Error(result.error.errorMessage), { name: result.error.errorType });
      return result.payload as never;
    },
    async sendResetCode({ email, code }) {
      mailbox.store({
        from: 'Tandem <no-reply@tandem.example>',
        to: [email],
        subject: 'Your code / 您的验证码',
        text: `${code}\n`,
        cc: [],
        bcc: [],
        replyTo: [],
        headers: [],
        attachments: [],
      });
    },
    ...(passwordCost && { passwordCost }),
  });
  const server = createServer(identityListener(identity, issuer));
  const taken = await listen(server, 0);
  return {
    issuer,
    endpoint: `http://127.0.0.1:${taken}`,
    close: () => closeServer(server),
  };
}

interface Endpoints {
  aws: string;
  dynamo: string;
  identity: string;
  issuer: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  readModelDir: string;
  cursorKey: string;
}

function setEnvironment(at: Endpoints): void {
  const { stage, region, filesBucket, keyArn } = localPlace;
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: at.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: at.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: at.aws,
    AWS_ENDPOINT_URL_DYNAMODB: at.dynamo,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: at.identity,
    TANDEM_STAGE: stage,
    TANDEM_CONTROL_TABLE: controlTableName(stage),
    TANDEM_TENANT_ROLE_ARN: arns(localPlace).role('tenant'),
    TANDEM_BUS: busName(stage),
    TANDEM_FILES_BUCKET: filesBucket,
    TANDEM_TOKEN_ISSUER: at.issuer,
    TANDEM_TOKEN_KEYS: `${at.identity}/${localUserPool}/.well-known/jwks.json`,
    TANDEM_CLIENT_ID: localClientId,
    TANDEM_USER_POOL: localUserPool,
    TANDEM_READ_MODEL_DIR: at.readModelDir,
    TANDEM_READER: functionName(localPlace, 'reader'),
    TANDEM_RELAY: functionName(localPlace, 'relay'),
    TANDEM_SEALER: functionName(localPlace, 'sealer'),
    TANDEM_TABLE_KEY: keyArn,
    TANDEM_CURSOR_KEY: at.cursorKey,
  });
}

/** A secret that is made at the first start and kept. */
function secretOf(db: HostDb, name: string): string {
  db.migrate('secrets', [
    'CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  ]);
  db.prepare('INSERT OR IGNORE INTO secret VALUES (?, ?)').run(
    name,
    randomBytes(32).toString('hex'),
  );
  return String(db.prepare('SELECT value FROM secret WHERE name = ?').get(name)?.value);
}

async function ensureControlTable(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: localPlace.region,
    credentials: { accessKeyId: 'host', secretAccessKey: 'host' },
  });
  try {
    await client.send(
      new CreateTableCommand({
        TableName: controlTableName(localPlace.stage),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error;
  } finally {
    client.destroy();
  }
}

function startSchedules(runner: FunctionRunner, log: HostLog): () => void {
  const timers = manifest.schedules.map(({ id, everyMinutes, function: target, input }) => {
    const run = async () => {
      const result = await runner.invoke(target, input);
      if (!result.ok) log.error('schedule failed', { id, error: result.error.errorMessage });
    };
    void run();
    return setInterval(run, everyMinutes * 60_000);
  });
  return () => timers.forEach(clearInterval);
}

const isForm = (req: { headers: Record<string, unknown> }): boolean =>
  String(req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
