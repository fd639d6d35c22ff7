import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { Fault, FaultPlan } from './faults.ts';
import { accessKeyIdOf, readBody, send } from './loopback-server.ts';
import { type Decision, evaluate, type LoadedPolicies } from './policy.ts';
import { StoreError } from './store-error.ts';
import { type TableAccess, tableAccess } from './table-access.ts';
import { connectUpstream, type UpstreamAnswer } from './upstream.ts';
import * as wire from './wire-error.ts';
import { withoutStream } from './without-stream.ts';

export interface Principal {
  /** Name of the role, for messages and observers. */
  readonly role: string;
  /** ARN of the role. */
  readonly arn: string;
  readonly policies: LoadedPolicies;
  readonly tags: Readonly<Record<string, string>>;
}

/** Who stands behind an access key id; undefined for an unknown one. */
export type PrincipalLookup = (accessKeyId: string) => Principal | 'expired' | undefined;

export interface ObservedCall {
  readonly operation: string;
  readonly tables: readonly string[];
  readonly principal: Principal;
  readonly decision: Decision;
  readonly fault: Fault | undefined;
  /** HTTP status of the answer; undefined when the connection was cut or nobody answered. */
  readonly status: number | undefined;
}

/** An item as the wire carries it: bytes are base 64. */
export type WrittenItem = Record<string, Record<string, unknown> & { S?: string }>;

export interface GuardOptions {
  /** Where the store listens. */
  readonly upstream: string;
  readonly principals: PrincipalLookup;
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  readonly faults?: FaultPlan;
  /** After a successful PutItem or TransactWriteItems, with the items put, in wire format. */
  readonly onCommit?: (table: string, items: readonly WrittenItem[]) => void;
  readonly isTenantTable?: (table: string) => boolean;
  /** After each call by a known principal that names its tables. */
  readonly observe?: (call: ObservedCall) => void;
}

export interface Guard {
  /** Answers one call in the store's own words; undefined where a connection would be cut. */
  answer(headers: IncomingHttpHeaders, body: Buffer): Promise<UpstreamAnswer | undefined>;
  readonly handler: RequestListener;
  /** Applies the writes still held back by `lateCommit` now, and waits for them. */
  settle(): Promise<void>;
  /** Settles, then closes the connections to the store. */
  close(): Promise<void>;
}

interface Put {
  readonly TableName: string;
  readonly Item: WrittenItem;
}

interface Call {
  readonly operation: string;
  readonly tables: readonly string[];
  /** Number of actions, for a transaction. */
  readonly items: number;
  readonly puts: readonly Put[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const targetPrefix = 'DynamoDB_20120810.';
const bodyLimit = 17 * 1024 * 1024;
const tenantTable = /^tandem-[a-z0-9]+-t_[0-9a-z]{26}-g\d+$/;

/**
 * IAM and, under test, the faults of AWS in front of a local DynamoDB. The caller is who its
 * access key id says: keys are unguessable handles, the signature itself is not verified.
 */
export function createGuard(options: GuardOptions): Guard {
  const upstream = connectUpstream(options.upstream);
  const { account = '000000000000', region = 'cn-local-1', partition = 'aws' } = options;
  const tableArn = `arn:${partition}:dynamodb:${region}:${account}:table/`;
  const isTenantTable = options.isTenantTable ?? ((table: string) => tenantTable.test(table));
  const late = new Map<NodeJS.Timeout, () => Promise<void>>();

  async function forward(call: Call): Promise<UpstreamAnswer> {
    const body = withoutStream(call.operation, call.body);
    const answer = await upstream.send(call.headers, body);
    if (answer.status === 200) tell(call);
    return answer;
  }

  function tell({ puts, tables }: Call): void {
    if (!options.onCommit || puts.length === 0) return;
    for (const table of tables.filter(isTenantTable)) {
      const own = puts.filter(({ TableName }) => TableName.endsWith(table));
      options.onCommit(
        table,
        own.map(({ Item }) => Item),
      );
    }
  }

  function holdBack(call: Call, ms: number): void {
    const apply = async () => {
      clearTimeout(timer);
      late.delete(timer);
      await forward(call).catch(() => undefined);
    };
    const timer = setTimeout(apply, ms);
    late.set(timer, apply);
  }

  /** Answers the call, or undefined to cut it. */
  async function perform(
    call: Call,
    fault: Fault | undefined,
  ): Promise<UpstreamAnswer | undefined> {
    const refusal = fault && refusalOf(fault, call);
    if (refusal) return wire.answerOf(refusal);
    if (fault?.kind === 'crashBefore') options.faults?.crash(fault, call);
    if (fault?.kind === 'lateCommit') holdBack(call, fault.ms);
    if (fault && cutsBefore.has(fault.kind)) return undefined;
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    let answer: UpstreamAnswer;
    try {
      answer = await forward(call);
    } catch {
      return wire.answerOf(wire.internalError());
    }
    if (fault?.kind === 'crashAfter') options.faults?.crash(fault, call);
    return fault && cutsAfter.has(fault.kind) ? undefined : answer;
  }

  function decide(principal: Principal, wanted: readonly TableAccess[]) {
    for (const { action, resource, leadingKeys } of wanted) {
      const arn = resource === undefined ? '*' : tableArn + resource;
      const decision = evaluate(principal.policies, {
        action,
        resource: arn,
        principalTags: principal.tags,
        context: {
          'aws:PrincipalArn': principal.arn,
          'aws:PrincipalAccount': account,
          ...(leadingKeys && { 'dynamodb:LeadingKeys': leadingKeys }),
        },
      });
      if (decision !== 'allow')
        return { decision, error: denial(principal, action, arn, decision) };
    }
    return { decision: 'allow' as const, error: undefined };
  }

  const answer: Guard['answer'] = async (headers, body) => {
    if (body.length > bodyLimit) return wire.answerOf(wire.tooLarge());
    const accessKeyId = accessKeyIdOf(headers);
    if (!accessKeyId) return wire.answerOf(wire.missingToken());
    const principal = options.principals(accessKeyId);
    if (!principal) return wire.answerOf(wire.unrecognizedClient());
    if (principal === 'expired') return wire.answerOf(wire.expiredToken());
    const parsed = parse(headers, body);
    if ('type' in parsed) return wire.answerOf(parsed);
    const { operation, wanted, items, puts } = parsed;
    const tables = [...new Set(wanted.flatMap(({ resource }) => resource?.split('/')[0] ?? []))];
    const { decision, error } = decide(principal, wanted);
    const call: Call = { operation, tables, items, puts, headers, body };
    const fault = error ? undefined : options.faults?.next({ operation, tables });
    const given = error ? wire.answerOf(error) : await perform(call, fault);
    options.observe?.({ operation, tables, principal, decision, fault, status: given?.status });
    return given;
  };

  const handler: RequestListener = (request, response) => {
    const respond = async () => {
      const body = await readBody(request, bodyLimit);
      const given = body ? await answer(request.headers, body) : wire.answerOf(wire.tooLarge());
      if (given) send(response, given.status, given.headers, given.body);
      else response.socket?.destroy();
    };
    respond().catch(() => response.socket?.destroy());
  };
  const settle = async () => {
    await Promise.all([...late.values()].map((apply) => apply()));
  };
  return {
    answer,
    handler,
    settle,
    close: async () => {
      await settle();
      upstream.close();
    },
  };
}

const cutsBefore: ReadonlySet<string> = new Set(['crashBefore', 'timeoutBefore', 'lateCommit']);
const cutsAfter: ReadonlySet<string> = new Set(['crashAfter', 'timeoutAfter']);

function parse(headers: IncomingHttpHeaders, body: Buffer) {
  const target = String(headers['x-amz-target'] ?? '');
  if (!target.startsWith(targetPrefix)) return wire.unknownOperation();
  const operation = target.slice(targetPrefix.length);
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    if (typeof json !== 'object' || json === null) return wire.serialization();
    const wanted = tableAccess(operation, json as Record<string, unknown>);
    if (!wanted) return wire.unknownOperation();
    const actions = 'TransactItems' in json ? (json.TransactItems as { Put?: Put }[]) : [];
    const single = operation === 'PutItem' ? [json as Put] : [];
    const puts = [...single, ...actions.flatMap(({ Put: put }) => put ?? [])];
    return { operation, wanted, items: actions.length, puts };
  } catch (error) {
    return error instanceof StoreError ? wire.validation(error.message) : wire.serialization();
  }
}

function refusalOf(fault: Fault, call: Call): wire.WireError | undefined {
  if (fault.kind === 'throttle') {
    return fault.pick < 0.5 ? wire.throttling() : wire.throughputExceeded();
  }
  if (fault.kind !== 'conflict') return undefined;
  if (!call.operation.startsWith('Transact')) return wire.transactionConflict();
  return wire.transactionCanceled(call.items, Math.floor(fault.pick * call.items));
}

function denial(principal: Principal, action: string, arn: string, decision: Decision) {
  const why =
    decision === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return wire.accessDenied(
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${arn} ${why}`,
  );
}
