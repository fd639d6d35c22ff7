import middy from '@middy/core';
import type * as z from 'zod';
import { defineError } from '../../shared/kernel/errors.ts';
import type { TenantRef } from './aws.ts';
import { runCommand } from './command.ts';
import { replay } from './commit.ts';
import type { Ctx } from './context.ts';
import { hashOf } from './hashing.ts';
import { openSystemSession } from './http/session.ts';
import { idempotencyKey } from './keys.ts';
import type { Outcome } from './outcome.ts';
import { keysOfInput } from './prefetch.ts';
import { remoteReads } from './read-model/remote-reads.ts';
import { createRuntime, type Runtime } from './runtime.ts';

/** What a state machine hands to a step. `key` makes the step's effect happen once. */
export interface StepRequest {
  step: string;
  tenantId: string;
  generation: number;
  /** workflow id: the actor is `workflow:<id>`. */
  workflow: string;
  /** Triggering event id, state name and map index. */
  key: string;
  onBehalfOf?: string;
  input: Record<string, unknown>;
}

/** A step inside a tenant: it decides like an operation; its result goes back to the machine. */
export interface Step<I extends z.ZodObject = z.ZodObject> {
  id: string;
  permissions: readonly string[];
  input: I;
  run: (ctx: Ctx, input: z.infer<I>) => Promise<Outcome>;
}

export const defineStep = <I extends z.ZodObject>(step: Step<I>): Step<I> => step;

/** A step outside any tenant: making tables, choosing cells. It must be safe to repeat. */
export interface ControlStep<I extends z.ZodObject = z.ZodObject> {
  id: string;
  input: I;
  control: (runtime: Runtime, input: z.infer<I>, tenant: TenantRef) => Promise<unknown>;
}

export const defineControlStep = <I extends z.ZodObject>(step: ControlStep<I>): ControlStep<I> =>
  step;

// biome-ignore lint/suspicious/noExplicitAny: a module lists steps with different inputs
export type AnyStep = Step<any> | ControlStep<any>;

const unknownStep = defineError('unknownStep', 500, 'There is no step {step}.');

/** One of the three places with middy: the steps of the workflows a module takes part in. */
export function moduleSteps(
  steps: readonly AnyStep[],
  makeRuntime: () => Runtime = () => createRuntime({ readsFor: remoteReads() }),
) {
  let runtime: Runtime | undefined;
  return middy<StepRequest, unknown>().handler(async (request) => {
    runtime ??= makeRuntime();
    const step = steps.find(({ id }) => id === request.step);
    if (!step) throw unknownStep({ step: request.step });
    return runStep(runtime, step, request);
  });
}

async function runStep(runtime: Runtime, step: AnyStep, request: StepRequest): Promise<unknown> {
  const tenant = { id: request.tenantId, generation: request.generation };
  const input = step.input.parse(request.input);
  if ('control' in step) return step.control(runtime, input, tenant);
  const { onBehalfOf } = request;
  const actor = {
    kind: 'workflow' as const,
    id: request.workflow,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
  const session = await openSystemSession(runtime, tenant, actor, step.permissions, request.key, [
    idempotencyKey(`workflow:${request.workflow}`, step.id, request.key),
    ...keysOfInput(step.input, input),
  ]);
  const committing = {
    operation: step.id,
    principal: `workflow:${request.workflow}`,
    key: request.key,
    requestHash: hashOf([step.id, input]),
    permanent: true,
  };
  const known = await replay(session.store, committing);
  if (known) return known.answer;
  const decide = (ctx: Ctx) => step.run(ctx, input);
  return (await runCommand(() => session.contextFor(), decide, committing, runtime.clock)).answer;
}
