import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventEnvelope } from '../../shared/contracts/event.ts';
import { NoEffect, runCommand } from './command.ts';
import { replay } from './commit.ts';
import { hashOf } from './hashing.ts';
import { openSystemSession } from './http/session.ts';
import { type AnyJobReaction, reactLong } from './job-reaction.ts';
import { idempotencyKey } from './keys.ts';
import { errorFields } from './log.ts';
import { keysOfInput } from './prefetch.ts';
import type { AnyReaction } from './reaction.ts';
import { remoteReads } from './read-model/remote-reads.ts';
import { createRuntime, type Runtime } from './runtime.ts';

/** The body that a bus rule puts into a module's queue. */
interface BusEvent {
  'detail-type': string;
  detail: EventEnvelope;
}

/** One of the three places with middy: the events a module listens to, from its queue. */
export function moduleEvents(
  reactions: readonly (AnyReaction | AnyJobReaction)[],
  makeRuntime: () => Runtime = () => createRuntime({ readsFor: remoteReads() }),
) {
  let runtime: Runtime | undefined;
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    runtime ??= makeRuntime();
    const held = runtime;
    const results = await Promise.allSettled(
      event.Records.map((record) => reactTo(held, reactions, record)),
    );
    const batchItemFailures = results.flatMap((result, index) => {
      if (result.status === 'fulfilled') return [];
      held.log.error('reaction failed', errorFields(result.reason));
      return [{ itemIdentifier: (event.Records[index] as SQSRecord).messageId }];
    });
    return { batchItemFailures };
  });
}

async function reactTo(
  runtime: Runtime,
  reactions: readonly (AnyReaction | AnyJobReaction)[],
  record: SQSRecord,
) {
  const { detail } = JSON.parse(record.body) as BusEvent;
  for (const reaction of reactions) {
    if (reaction.on.id !== detail.event) continue;
    if ('runLong' in reaction) await reactLong(runtime, reaction, detail);
    else await react(runtime, reaction, detail);
  }
}

/** Delivered twice, it changes nothing: its record never expires. */
export async function react(
  runtime: Runtime,
  reaction: AnyReaction,
  event: EventEnvelope,
): Promise<void> {
  const data = reaction.on.data.loose().parse(event.data);
  if (reaction.concerns?.(data) === false) return;
  const tenant = { id: event.tenantId, generation: event.generation };
  const actor = { kind: 'reaction' as const, id: reaction.id, onBehalfOf: event.actor };
  const request = {
    operation: reaction.id,
    principal: 'reaction',
    key: event.id,
    requestHash: hashOf([reaction.id, event.id]),
    permanent: true,
  };
  const session = await openSystemSession(runtime, tenant, actor, reaction.permissions, event.id, [
    idempotencyKey(request.principal, request.operation, request.key),
    ...keysOfInput(reaction.on.data, data),
  ]);
  if (await replay(session.store, request)) return;
  try {
    await runCommand(
      () => session.contextFor(),
      async (ctx) => {
        const outcome = await reaction.run(ctx, data, event);
        if (!outcome) throw new NoEffect();
        return outcome;
      },
      request,
      runtime.clock,
    );
  } catch (error) {
    if (!(error instanceof NoEffect)) throw error;
  }
}
