import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ModuleContract } from '../../shared/contracts/module.ts';
import type { AnyNoun } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { notFound } from '../../shared/kernel/errors.ts';
import { systemClock } from './clock.ts';
import type { Ctx } from './context.ts';
import { environment } from './environment.ts';
import { securityHeaders } from './http/problem.ts';
import { gatherInput, parseInput } from './http/request.ts';
import { createRouter, type Matched } from './http/route.ts';
import { identify, openSession, openSystemSession } from './http/session.ts';
import type { Queries } from './implementation.ts';
import { apiHandler, json, methodOf, operationsOf, requestOf } from './module-api.ts';
import { permitted } from './permitted.ts';
import { derivedQuery } from './queries.ts';
import { createReader, type Reader } from './read-model/reader.ts';
import {
  type AskRequest,
  type ForgetRequest,
  type ReadsRequest,
  remoteReads,
} from './read-model/remote-reads.ts';
import type { Report } from './read-model/report.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { unwrapTextOutput } from './text-output.ts';

export interface QueryRoute {
  contract: AnyOperation;
  run: (ctx: Ctx, input: never) => Promise<unknown>;
  /** All operations of its module, whoever answers them. */
  siblings?: readonly AnyOperation[];
}

/** Every query of a module: its own, and the lists, documents and histories of its nouns. */
export function queryRoutes<M extends ModuleContract>(
  module: M,
  queries: Queries<M['operations']>,
): QueryRoute[] {
  const own = Object.entries(module.operations)
    .filter(([, contract]) => contract.kind === 'query')
    .map(([name, contract]) => ({
      contract,
      run: (queries as Record<string, QueryRoute['run']>)[name] as QueryRoute['run'],
    }));
  const derived = module.derived
    .filter(({ contract }) => contract.kind === 'query')
    .map((one) => ({ contract: one.contract, run: derivedQuery(one) as never }));
  const siblings = operationsOf(module);
  return [...own, ...derived].map((route) => ({ ...route, siblings }));
}

export interface ReaderParts {
  nouns: readonly AnyNoun[];
  reports: readonly Report<never, unknown>[];
  makeRuntime?: (reader: Reader) => Runtime;
}

const ownRuntime = (reader: Reader): Runtime =>
  createRuntime({ readsFor: (tenant, store) => reader.readsFor(tenant, store) });

/**
 * The function that owns the read model: it answers every GET of the API, and the questions that
 * other functions put to it directly.
 */
export function readerApi(routes: readonly QueryRoute[], parts: ReaderParts) {
  const route = createRouter(routes);
  let held: { reader: Reader; runtime: Runtime } | undefined;
  const hold = () => {
    if (held) return held;
    const reader = createReader(environment().readModelDir, parts.nouns, systemClock);
    held = { reader, runtime: (parts.makeRuntime ?? ownRuntime)(reader) };
    return held;
  };
  const http = apiHandler(
    (event) => answerQuery(hold().runtime, event, route.find(methodOf(event), event.rawPath)),
    () => held?.runtime,
    route,
  );
  type Asked = APIGatewayProxyEventV2 | ReadsRequest | AskRequest | ForgetRequest;
  return async (event: Asked, context: never) => {
    if ('forget' in event) return hold().reader.forget(event.forget.tenant);
    if ('reads' in event) return answerReads(hold().runtime, parts, event);
    if ('ask' in event) return answerAsked(hold().runtime, routes, event);
    return http(event, context);
  };
}

async function answerQuery(
  runtime: Runtime,
  event: APIGatewayProxyEventV2,
  { route, pathValues }: Matched<QueryRoute>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { contract } = route;
  const caller = await identify(runtime, event);
  const session = await openSession(runtime, caller, requestOf(event));
  const answer = await permitted(runtime, session, contract, async () => {
    const input = await parseInput(contract, gatherInput(contract, event, pathValues));
    return route.run(session.contextFor(), input as never);
  });
  if (contract.produces) return textResult(contract, event, answer);
  return json(contract.status, event, answer);
}

function textResult(contract: AnyOperation, event: APIGatewayProxyEventV2, answer: unknown) {
  const output = unwrapTextOutput(answer);
  const { fileName } = output;
  // What a browser can show it shows; the rest it saves.
  const disposition = 'bytes' in output ? 'inline' : 'attachment';
  return {
    statusCode: 200,
    headers: {
      ...securityHeaders,
      'content-type': contract.produces as string,
      'x-request-id': event.requestContext.requestId,
      ...(fileName && {
        'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      }),
    },
    ...('bytes' in output
      ? { body: Buffer.from(output.bytes).toString('base64'), isBase64Encoded: true }
      : { body: output.text }),
  };
}

/** A function that answers queries of its own and leaves the read model to the reader. */
export function queryApi(routes: readonly QueryRoute[], makeRuntime = remoteRuntime) {
  const route = createRouter(routes);
  let runtime: Runtime | undefined;
  return apiHandler(
    (event) => {
      runtime ??= makeRuntime();
      return answerQuery(runtime, event, route.find(methodOf(event), event.rawPath));
    },
    () => runtime,
    route,
  );
}

const remoteRuntime = (): Runtime => createRuntime({ readsFor: remoteReads() });

/** A query that the system asks itself, with the rights to read everything of the company. */
async function answerAsked(
  runtime: Runtime,
  routes: readonly QueryRoute[],
  { ask: { tenant, query } }: AskRequest,
): Promise<unknown> {
  const route = routes.find(({ contract }) => contract.id === query);
  if (!route) throw notFound({ noun: 'query', id: query });
  const actor = { kind: 'system', id: 'reader' } as const;
  const session = await openSystemSession(runtime, tenant, actor, ['*.read'], `ask-${query}`);
  return route.run(session.contextFor(), route.contract.input.parse({}) as never);
}

/** A question of another function, which has checked the caller's rights already. */
async function answerReads(runtime: Runtime, parts: ReaderParts, event: ReadsRequest) {
  const { tenant, method, args } = event.reads;
  const reads = runtime.readsFor(tenant);
  const nounOf = (id: unknown): AnyNoun => {
    const noun = parts.nouns.find((one) => one.id === id);
    if (!noun) throw notFound({ noun: 'noun', id });
    return noun;
  };
  if (method === 'report') {
    const report = parts.reports.find(({ id }) => id === args[0]);
    if (!report) throw notFound({ noun: 'report', id: args[0] });
    return reads.report(report, args[1] as never, args[2] as string | undefined);
  }
  if (method === 'documents') {
    return reads.documents(nounOf(args[0]), args[1] as string[], args[2] as string | undefined);
  }
  if (method === 'history') return reads.history(nounOf(args[0]), args[1] as string);
  const seen = args[2] as { scope: never; access: { regions: string[] } };
  const access = { ...seen.access, grants: new Map() };
  return reads.list(
    nounOf(args[0]),
    args[1] as object,
    { scope: seen.scope, access },
    args[3] as never,
  );
}
