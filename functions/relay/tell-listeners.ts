import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { createAwsClients } from '../platform/aws.ts';
import { systemClock } from '../platform/clock.ts';
import { createConnections, UNHEARD_MS } from '../platform/connections.ts';
import { environment } from '../platform/environment.ts';
import { createLog, errorFields } from '../platform/log.ts';
import { sdkLogger } from '../platform/sdk-logger.ts';

/** A document that changed; without an id, something of that noun. */
export interface HeardChange {
  noun: string;
  id?: string;
  version?: number;
}

/** Never fails: whoever missed a change sees it when they look again, and events must not wait. */
export type TellListeners = (
  tenant: { tenantId: string; generation: number },
  changes: readonly HeardChange[],
) => Promise<void>;

const settings = z.object({ TANDEM_LIVE_CHANGES: z.string() });

/** One asynchronous call takes at most 256 KB; a batch that large changed about everything. */
const MOST_CHANGES = 2_500;

const MOST_TENANTS = 10_000;

/** Hands what changed to the function that speaks to open sockets, if the company has any. */
export function tellListeners(): TellListeners {
  const { TANDEM_LIVE_CHANGES: FunctionName } = settings.parse(process.env);
  const functions = new LambdaClient({ maxAttempts: 2, logger: sdkLogger });
  const { controlStore } = createAwsClients();
  const connections = createConnections(controlStore, () => environment().controlTable);
  const quietUntil = new Map<string, number>();

  async function isHeard(tenantId: string): Promise<boolean> {
    const askedAt = systemClock.now();
    if ((quietUntil.get(tenantId) ?? 0) > askedAt) return false;
    const heard = await connections.anyOf(tenantId);
    if (quietUntil.size >= MOST_TENANTS) quietUntil.clear();
    if (heard) quietUntil.delete(tenantId);
    else quietUntil.set(tenantId, askedAt + UNHEARD_MS);
    return heard;
  }

  return async (tenant, changes) => {
    try {
      if (!(await isHeard(tenant.tenantId))) return;
      const few = changes.length <= MOST_CHANGES ? changes : nounsOf(changes);
      const Payload = Buffer.from(JSON.stringify({ ...tenant, changes: few }));
      await functions.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
    } catch (error) {
      createLog().error('listeners were not told', errorFields(error));
    }
  };
}

const nounsOf = (changes: readonly HeardChange[]): HeardChange[] =>
  [...new Set(changes.map(({ noun }) => noun))].map((noun) => ({ noun }));
