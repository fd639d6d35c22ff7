import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import type { ModuleContract } from '../../shared/contracts/module.ts';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { defineError, versionConflict } from '../../shared/kernel/errors.ts';
import { type Actor, actorName } from './access.ts';
import { dryRun, runCommand } from './command.ts';
import { replay } from './commit.ts';
import type { Ctx } from './context.ts';
import { hashOf } from './hashing.ts';
import { allowOf, problem, securityHeaders } from './http/problem.ts';
import { gatherInput, parseInput, wantsDryRun } from './http/request.ts';
import { createRouter, type Matched, type Router } from './http/route.ts';
import { type Caller, identify, memberIdOf, openSession, type Session } from './http/session.ts';
import type { Commands, MasterRules } from './implementation.ts';
import { documentKey, idempotencyKey, settingsIdOf } from './keys.ts';
import { createLog } from './log.ts';
import { masterCommand } from './master-data.ts';
import type { Outcome } from './outcome.ts';
import { permitted } from './permitted.ts';
import { keysOfInput, prefetchAround } from './prefetch.ts';
import { remoteReads } from './read-model/remote-reads.ts';
import { createRuntime, type Runtime } from './runtime.ts';

export interface CommandRoute {
  contract: AnyOperation;
  run: (ctx: Ctx, input: never) => Promise<Outcome>;
  /** Settings documents, one per company, that the module's commands read. */
  settings?: readonly AnyNoun[];
  /** All operations of its module, whoever answers them. */
  siblings?: readonly AnyOperation[];
}

const badKey = defineError(
  'invalidIdempotencyKey',
  400,
  'The Idempotency-Key must have 1 to 200 visible ASCII characters.',
);

const badVersion = defineError(
  'invalidIfMatch',
  400,
  'The If-Match must be the version that you saw, such as "3". A document shows it as version ' +
    'and as ETag.',
);

/** Every command of a module with its implementation: its own and those its nouns bring along. */
export function commandRoutes<M extends ModuleContract>(
  module: M,
  commands: Commands<M['operations']>,
  rules: MasterRules = {},
  settings: readonly AnyNoun[] = [],
): CommandRoute[] {
  const own = Object.entries(module.operations)
    .filter(([, contract]) => contract.kind === 'command')
    .map(([name, contract]) => ({
      contract,
      run: (commands as Record<string, CommandRoute['run']>)[name] as CommandRoute['run'],
    }));
  const derived = module.derived
    .filter(({ contract }) => contract.kind === 'command')
    .map((one) => ({ contract: one.contract, run: masterCommand(one, rules) as never }));
  const siblings = operationsOf(module);
  return [...own, ...derived].map((route) => ({ ...route, settings, siblings }));
}

export const operationsOf = (module: ModuleContract): AnyOperation[] => [
  ...(Object.values(module.operations) as AnyOperation[]),
  ...module.derived.map(({ contract }) => contract),
];

/** One of the three places with middy: the HTTP entry of a module's commands. */
export function moduleApi(
  routes: readonly CommandRoute[],
  makeRuntime: () => Runtime = () => createRuntime({ readsFor: remoteReads() }),
) {
  const route = createRouter(routes);
  let runtime: Runtime | undefined;
  return apiHandler(
    async (event) => {
      runtime ??= makeRuntime();
      return answerCommand(runtime, event, route.find(methodOf(event), event.rawPath));
    },
    () => runtime,
    route,
  );
}

const sentMethod = (event: APIGatewayProxyEventV2): string => event.requestContext.http.method;

/** HEAD asks for what GET answers, without its body. */
export function methodOf(event: APIGatewayProxyEventV2): string {
  const method = sentMethod(event);
  return method === 'HEAD' ? 'GET' : method;
}

type Answer = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Whatever goes wrong becomes a problem document; nothing else leaves the function. */
export function apiHandler(
  answer: Answer,
  runtime: () => Runtime | undefined,
  { methodsAt }: Pick<Router<never>, 'methodsAt'>,
) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>()
    .onError((request) => {
      const { requestId } = request.event.requestContext;
      const log = runtime()?.log ?? createLog();
      request.response = problem(request.error, requestId, log);
    })
    .after((request) => {
      if (request.response && sentMethod(request.event) === 'HEAD') request.response.body = '';
    })
    .handler(async (event) => {
      const methods = sentMethod(event) === 'OPTIONS' ? methodsAt(event.rawPath) : [];
      return methods.length > 0 ? allowing(event, methods) : answer(event);
    });
}

/** What can be asked at a path; nothing is looked at, so whoever asks need not say who they are. */
const allowing = (event: APIGatewayProxyEventV2, methods: readonly string[]) => ({
  statusCode: 204,
  headers: {
    ...securityHeaders,
    allow: allowOf(methods),
    'x-request-id': event.requestContext.requestId,
  },
});

async function answerCommand(
  runtime: Runtime,
  event: APIGatewayProxyEventV2,
  { route, pathValues }: Matched<CommandRoute>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { contract } = route;
  const caller = await identify(runtime, event);
  const key = idempotencyHeader(event);
  const seen = contract.noun ? versionSeen(event) : undefined;
  const read = await readInput(contract, event, pathValues);
  const session = await open(runtime, event, caller, route, { key, input: read.input });
  return permitted(runtime, session, contract, () =>
    carryOut(runtime, event, { route, pathValues, session, key, seen, read }),
  );
}

interface Request {
  route: CommandRoute;
  pathValues: Record<string, string>;
  session: Session;
  key: string | undefined;
  seen: string | undefined;
  read: ReadInput;
}

/** Tries the command or does it, for a caller who holds the right to it. */
async function carryOut(
  runtime: Runtime,
  event: APIGatewayProxyEventV2,
  { route, pathValues, session, key, seen, read }: Request,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { contract } = route;
  const { input } = read;
  if (input === undefined) throw read.error;
  const { noun } = contract;
  const id = pathValues['id'];
  const main = noun && id !== undefined ? await session.store.find(noun, id) : undefined;
  if (noun && main) await prefetchAround(session.store, noun, main);
  const decide = (ctx: Ctx) => route.run(ctx, input as never);
  if (wantsDryRun(event)) {
    const ctx = session.contextFor({ dryRun: true });
    await checkVersion(ctx, seen, contract, pathValues['id']);
    return json(200, event, await dryRun(ctx, decide));
  }
  const request = {
    operation: contract.id,
    requestHash: hashOf([contract.id, input]),
    principal: actorName(session.actor),
    key: key ?? event.requestContext.requestId,
    ...(contract.secret && { secret: true }),
  };
  const known = key === undefined ? undefined : await replay(session.store, request);
  if (known) return json(contract.status, event, known.answer, known.commitId);
  const done = await runCommand(
    () => session.contextFor(),
    async (ctx) => {
      await checkVersion(ctx, seen, contract, pathValues['id']);
      return decide(ctx);
    },
    request,
    runtime.clock,
    { mustMatch: seen !== undefined },
  );
  return json(contract.status, event, done.answer, done.commitId);
}

interface ReadInput {
  input?: unknown;
  error?: unknown;
}

/** Who may not do it hears that first, so what is wrong with the input waits. */
async function readInput(
  contract: AnyOperation,
  event: APIGatewayProxyEventV2,
  pathValues: Record<string, string>,
): Promise<ReadInput> {
  try {
    return { input: await parseInput(contract, gatherInput(contract, event, pathValues)) };
  } catch (error) {
    return { error };
  }
}

/** One read brings the caller, the company, its settings, and what the input names. */
function open(
  runtime: Runtime,
  event: APIGatewayProxyEventV2,
  caller: Caller,
  { contract, settings = [] }: CommandRoute,
  wanted: { key: string | undefined; input: unknown },
): Promise<Session> {
  const tenantId = caller.tenantId ?? '';
  const actor: Actor =
    caller.kind === 'key'
      ? { kind: 'key', id: caller.apiKeyId }
      : { kind: 'user', id: memberIdOf(tenantId, caller.sub) };
  const { key, input } = wanted;
  const also = [
    ...(key === undefined ? [] : [idempotencyKey(actorName(actor), contract.id, key)]),
    ...settings.map((noun) => documentKey(noun, settingsIdOf(noun, tenantId))),
    ...(input === undefined ? [] : keysOfInput(contract.input, input)),
  ];
  return openSession(runtime, caller, { ...requestOf(event), also });
}

export function requestOf(event: APIGatewayProxyEventV2): { id: string; locale?: string } {
  const wanted = event.headers['accept-language'];
  const locale = wanted?.startsWith('zh') ? 'zh-CN' : wanted?.startsWith('en') ? 'en' : undefined;
  return { id: event.requestContext.requestId, ...(locale && { locale }) };
}

/** The key under which a command happens once. Throws 'invalidIdempotencyKey'. */
export function idempotencyHeader(event: APIGatewayProxyEventV2): string | undefined {
  const key = event.headers['idempotency-key'];
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw badKey();
  return key;
}

/** The version in If-Match, or '*' for any; the quotes of an ETag may be left out. */
function versionSeen(event: APIGatewayProxyEventV2): string | undefined {
  const given = event.headers['if-match'];
  if (given === undefined || given === '*') return given;
  const version = /^("?)(\d{1,15})\1$/.exec(given)?.[2];
  if (version === undefined) throw badVersion();
  return version;
}

/** If-Match names the version the caller saw: another one answers 412 and changes nothing. */
async function checkVersion(
  ctx: Ctx,
  seen: string | undefined,
  contract: AnyOperation,
  id: string | undefined,
): Promise<void> {
  if (seen === undefined || seen === '*' || !contract.noun || id === undefined) return;
  const doc = (await ctx.store.find(contract.noun, id)) as AnyDoc | undefined;
  if (doc && seen !== String(doc.version)) {
    throw versionConflict({ noun: contract.noun.label.en.toLowerCase(), id });
  }
}

export function json(
  status: number,
  event: APIGatewayProxyEventV2,
  value: unknown,
  commitId?: string,
): APIGatewayProxyStructuredResultV2 {
  const version = (value as { version?: unknown } | null)?.version;
  return {
    statusCode: status,
    headers: {
      ...securityHeaders,
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': event.requestContext.requestId,
      ...(typeof version === 'number' && { etag: `"${version}"` }),
      ...(commitId !== undefined && { 'x-commit-id': commitId }),
    },
    body: JSON.stringify(value ?? null),
  };
}
