import type * as z from 'zod';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import type { TenantRef } from '../platform/aws.ts';
import { runCommand } from '../platform/command.ts';
import type { Ctx } from '../platform/context.ts';
import { hashOf } from '../platform/hashing.ts';
import { openSystemSession, type Session, sessionFor } from '../platform/http/session.ts';
import { documentKey, settingsIdOf } from '../platform/keys.ts';
import type { CommandRoute } from '../platform/module-api.ts';
import { type Outcome, type Posting, together } from '../platform/outcome.ts';
import { keysOfInput, prefetchAround } from '../platform/prefetch.ts';
import type { Runtime } from '../platform/runtime.ts';
import { createStore } from '../platform/store.ts';
import { remembering } from './remembering-client.ts';

export type Input = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: answers of many operations
export type Answer = any;

/** Calls operations of the company as its people would, on a day of the story. */
export interface Performer {
  /** Repeated with the same key it answers what it answered, and changes nothing. */
  perform: (key: string, day: BusinessDate, operation: string, input: Input) => Promise<Answer>;
  /**
   * Many of one operation that have nothing to do with each other, so many in a commit: their ids.
   */
  performAll: (
    key: string,
    day: BusinessDate,
    operation: string,
    all: readonly Input[],
    atOnce?: number,
  ) => Promise<string[]>;
  /** What no operation does, decided and committed like one. */
  commit: (key: string, day: BusinessDate, decide: (ctx: Ctx) => Outcome) => Promise<Answer>;
  /** To look things up. */
  ctx: () => Ctx;
}

export interface Stage {
  runtime: Runtime;
  tenant: TenantRef;
  routes: ReadonlyMap<string, CommandRoute>;
  workflow: string;
  onBehalfOf?: string;
}

/**
 * The decision and the commit are those of the API. Only the day is the story's: what an
 * operation takes for today is a day of the past, while the log says truly when it was written.
 */
export async function performerOn(stage: Stage): Promise<Performer> {
  const { tenant, routes, workflow, onBehalfOf } = stage;
  const actor = {
    kind: 'workflow' as const,
    id: workflow,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
  const opened = await openSystemSession(
    stage.runtime,
    tenant,
    actor,
    ['*'],
    `sample-${tenant.id}`,
  );
  const { table } = opened.store;
  const client = remembering(opened.store.client);
  const runtime = { ...stage.runtime, storeFor: () => createStore(client, table) };
  const { company } = opened.contextFor();
  const { access } = opened;
  // A session is one request: numbers that it drew are given again when it decides again.
  const newSession = (key: string): Session =>
    sessionFor(runtime, {
      ...{ tenant, actor, access, company, store: runtime.storeFor() },
      request: { id: `sample-${key}` },
    });
  const commit = (key: string, day: BusinessDate, operation: string, inputs: readonly Input[]) => {
    const route = routes.get(operation) as CommandRoute;
    const parsed = inputs.map((input) => route.contract.input.parse(input));
    const decide = (ctx: Ctx) => decideAll(ctx, route, parsed);
    return committed(runtime, newSession(key), { key, day, operation, parsed, decide });
  };
  return {
    perform: (key, day, operation, input) => commit(key, day, operation, [input]),
    async performAll(key, day, operation, all, atOnce = all.length) {
      const ids: string[] = [];
      for (let start = 0; start < all.length; start += atOnce) {
        const part = all.slice(start, start + atOnce);
        const answer = await commit(`${key}-${start}`, day, operation, part);
        ids.push(...((answer.ids as string[] | undefined) ?? [answer.id as string]));
      }
      return ids;
    },
    commit: (key, day, decide) =>
      committed(runtime, newSession(key), {
        ...{ key, day, operation: `sample.${key}`, parsed: [] },
        decide: async (ctx) => decide(ctx),
      }),
    ctx: () => newSession('look').contextFor(),
  };
}

async function decideAll(
  ctx: Ctx,
  route: CommandRoute,
  inputs: readonly z.infer<z.ZodObject>[],
): Promise<Outcome> {
  const { contract, settings = [] } = route;
  await ctx.store.preload([
    ...settings.map((noun) => documentKey(noun, settingsIdOf(noun, ctx.tenant.id))),
    ...inputs.flatMap((input) => keysOfInput(contract.input, input)),
  ]);
  const { noun } = contract;
  if (noun) {
    const ids = inputs.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const found = await ctx.store.findMany(noun, ids);
    await Promise.all([...found.values()].map((doc) => prefetchAround(ctx.store, noun, doc)));
  }
  if (inputs.length === 1) return route.run(ctx, inputs[0] as never);
  const outcomes = LEGAL.has(contract.id)
    ? await inTurn(inputs, (input) => route.run(ctx, input as never))
    : // Side by side, so that their reads travel together.
      await Promise.all(inputs.map((input) => route.run(ctx, input as never)));
  const ids = outcomes.map(({ result }) => (result as { id: string }).id);
  return { ...together(...(outcomes as Partial<Posting>[])), result: { ids } };
}

/** Their numbers have no gap, so that each looks at the one before. */
const LEGAL: ReadonlySet<string> = new Set(['sales.issueSalesInvoice']);

async function inTurn<T, R>(list: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const all: R[] = [];
  for (const one of list) all.push(await run(one));
  return all;
}

/**
 * Nobody waits for what happened a year ago: the steps that order-to-cash, claims and promises
 * would take are in the story itself. What customers paid is heard, for it closes their orders.
 */
const HEARD: ReadonlySet<string> = new Set(['finance.receivePayment', 'planning.runMrp']);

interface Wish {
  key: string;
  day: BusinessDate;
  operation: string;
  parsed: unknown[];
  decide: (ctx: Ctx) => Promise<Outcome>;
}

async function committed(runtime: Runtime, session: Session, wish: Wish): Promise<Answer> {
  const request = {
    operation: wish.operation,
    principal: `workflow:${session.actor.id}`,
    key: wish.key,
    requestHash: hashOf([wish.operation, wish.parsed]),
    permanent: true,
  };
  const decide = async (ctx: Ctx): Promise<Outcome> => {
    const outcome = await wish.decide(ctx);
    return HEARD.has(wish.operation) ? outcome : { ...outcome, events: [] };
  };
  const contextFor = () => ({ ...session.contextFor(), today: wish.day });
  return (await runCommand(contextFor, decide, request, runtime.clock)).answer;
}
