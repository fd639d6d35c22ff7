import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { defineError } from '../../shared/kernel/errors.ts';
import { gatherInput, parseInput, parseQuery } from '../platform/http/request.ts';
import { createRouter } from '../platform/http/route.ts';
import { bearerOf, identify } from '../platform/http/session.ts';
import { apiKeyInvalid } from '../platform/identity/identity-errors.ts';
import { parseSessionCookies, requireSameOrigin } from '../platform/identity/session-cookies.ts';
import { apiHandler, idempotencyHeader, json, methodOf } from '../platform/module-api.ts';
import { remoteReads } from '../platform/read-model/remote-reads.ts';
import { createRuntime, type Runtime } from '../platform/runtime.ts';
import { type AccountCtx, type AccountRun, sourceOf } from './account-context.ts';
import { keyNotOffered } from './errors.ts';

type Operations = Readonly<Record<string, AnyOperation>>;
type Runs<O extends Operations> = { [K in keyof O]: AccountRun<O[K]> };

interface AccountRoute {
  contract: AnyOperation;
  run: AccountRun<AnyOperation>;
}

const dryRunNotOffered = defineError(
  'dryRunNotOffered',
  400,
  'Accounts and sessions cannot be tried out. Send the request without dryRun to carry it out.',
);

/** The entry of the one module that works without a tenant. */
export function accountApi<O extends Operations>(
  operations: O,
  runs: Runs<O>,
  makeRuntime: () => Runtime = () => createRuntime({ readsFor: remoteReads() }),
) {
  const routes: AccountRoute[] = Object.entries(operations).map(([name, contract]) => ({
    contract,
    run: runs[name] as never,
  }));
  const route = createRouter(routes);
  let runtime: Runtime | undefined;
  return apiHandler(
    async (event) => {
      runtime ??= makeRuntime();
      const matched = route.find(methodOf(event), event.rawPath);
      const { contract } = matched.route;
      refuseDryRun(event, contract);
      const key = keyOf(event, contract);
      const ctx = await contextOf(runtime, event, contract);
      const keyed = { ...ctx, ...(key !== undefined && { key }) };
      return answer(event, keyed, matched.route, matched.pathValues);
    },
    () => runtime,
    route,
  );
}

async function answer(
  event: APIGatewayProxyEventV2,
  ctx: AccountCtx,
  { contract, run }: AccountRoute,
  pathValues: Record<string, string>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const input = await parseInput(contract, gatherInput(contract, event, pathValues));
  const { body, cookies } = await run(ctx, input as never);
  return { ...json(contract.status, event, body), ...(cookies && { cookies }) };
}

/**
 * A person or session is made by the user pool, which has no trial: whoever asks for one must not
 * find that it was done.
 */
function refuseDryRun(event: APIGatewayProxyEventV2, { kind }: AnyOperation): void {
  const { dryRun } = parseQuery(event.rawQueryString ?? '');
  if (kind === 'command' && dryRun !== undefined && dryRun !== 'false') throw dryRunNotOffered();
}

/** A key that would be ignored is refused: whoever sends one relies on it. */
function keyOf(event: APIGatewayProxyEventV2, { kind, keyed }: AnyOperation): string | undefined {
  const key = kind === 'command' ? idempotencyHeader(event) : undefined;
  if (key !== undefined && !keyed) throw keyNotOffered();
  return key;
}

async function contextOf(
  runtime: Runtime,
  event: APIGatewayProxyEventV2,
  contract: AnyOperation,
): Promise<AccountCtx> {
  const base = {
    runtime,
    source: sourceOf(event),
    cookies: parseSessionCookies(event.cookies?.join('; ')),
    requestId: event.requestContext.requestId,
  };
  if (contract.audience === 'public') {
    // A session cookie gives power here too: signing out, or renewing, for the one who holds it.
    if (base.cookies.refreshToken !== undefined) requireOwnPage(event);
    return base;
  }
  const caller = await identify(runtime, event);
  if (caller.kind === 'key') throw apiKeyInvalid();
  const { sub, tenantId } = caller;
  const accessToken = bearerOf(event) ?? base.cookies.accessToken;
  return {
    ...{ ...base, personId: sub },
    ...(accessToken !== undefined && { accessToken }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

/** Browsers tell where a request comes from; other clients send no cookies to be misused. */
function requireOwnPage(event: APIGatewayProxyEventV2): void {
  requireSameOrigin(
    event.headers,
    methodOf(event),
    event.headers['x-tandem-host'] ?? event.headers.host,
  );
}
