import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAwsClients } from '../../functions/platform/aws.ts';
import { operationOf, requestFor, type Send } from '../support/handler-call.ts';
import type { World } from '../support/harness.ts';
import { MAX_UNLUCKY, unlucky } from '../support/never-accepted.ts';
import { type RawTable, rawTable } from '../support/raw-table.ts';
import {
  acceptedInput,
  closing,
  commands,
  isFound,
  type Seeded,
  seedTenant,
} from '../support/seed-tenant.ts';
import { randomOf, replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import {
  checkForetells,
  checkWritesNothing,
  DryRunDiffers,
  type Rehearsal,
} from './dry-run-check.ts';

const BUDGET_CPU_MS = 120_000;
const seed = runSeed();
let world: World;
let seeded: Seeded;
let table: RawTable;
let send: Send;
let writes: () => number;
let tenantId = '';

beforeAll(async () => {
  const started = await startQuickWorld();
  ({ world, send } = started);
  const tenant = await world.tenant();
  await tenant.member(['salesRep']);
  seeded = await seedTenant(started.send, tenant.token, randomOf(seed), 1);
  await world.settle();
  await seeded.catalogue.refresh();
  tenantId = tenant.id;
  table = rawTable(world, tenantId);
  writes = () => started.writes(table.name);
}, 600_000);

afterAll(async () => {
  table?.close();
  await world?.stop();
});

const rehearsal = (through: Send = send): Rehearsal => ({
  send: through,
  token: seeded.token,
  table,
  writes,
  known: new Set(seeded.catalogue.all().map(({ id }) => id)),
});

/** They still must write nothing; what they answer cannot be known before, with the reason. */
const differs = new Map([
  ['platform.inviteMember', 'the person gets an id only when really invited'],
  ['platform.createApiKey', 'every key is another'],
  ['crm.claimLead', 'whose lead it is stays masked until it is really claimed'],
  ['crm.claimCustomer', 'whose customer it is stays without people until it is really claimed'],
  ['platform.createFile', 'the link is signed for the file that is really made'],
]);

describe('a dry run of every command', () => {
  it('writes nothing and says what then happens', async () => {
    const began = process.cpuUsage();
    await replayable(seed, async () => {
      const broken: string[] = [];
      const without: string[] = [];
      const order = [...commands].sort(
        (a, b) => Number(closing.has(a.id)) - Number(closing.has(b.id)),
      );
      for (const contract of order) {
        const found = await acceptedInput(seeded, contract, { tries: 10, more: 2, full: true });
        await world.settle();
        if (!isFound(found)) {
          without.push(`${contract.id}: ${found.refusals.slice(0, 3).join(' | ')}`);
          continue;
        }
        const check = differs.has(contract.id) ? checkWritesNothing : checkForetells;
        try {
          const answer = await check(rehearsal(), contract, found.input);
          if (answer.status < 300) seeded.catalogue.note(answer.body);
        } catch (error) {
          if (!(error instanceof DryRunDiffers)) throw error;
          broken.push(error.message);
        }
      }
      expect(broken).toEqual([]);
      const missed = unlucky(without);
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(MAX_UNLUCKY);
      const { user, system } = process.cpuUsage(began);
      const ms = Math.round((user + system) / 1000);
      process.stdout.write(`dry run: ${order.length} commands, ${ms} ms of processor\n`);
      expect(ms).toBeLessThan(BUDGET_CPU_MS);
    });
  }, 900_000);
});

describe('planted bugs', () => {
  const contract = operationOf('masterdata.createUnit');
  const input = async () => {
    const found = await acceptedInput(seeded, contract);
    return isFound(found) ? found.input : {};
  };

  it('a dry run that happens: caught', async () => {
    const careless: Send = async (request) => {
      if (request.query === 'dryRun=true') await send({ ...request, query: '' });
      return send(request);
    };
    await expect(checkForetells(rehearsal(careless), contract, await input())).rejects.toThrow(
      DryRunDiffers,
    );
  });

  it('a dry run that spends a number: caught', async () => {
    const spending: Send = async (request) => {
      await createAwsClients()
        .tenantStore({ id: tenantId, generation: 1 })
        .send(
          new UpdateCommand({
            TableName: table.name,
            Key: { pk: 'counter#SO-202601', sk: 'counter' },
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': 1 },
          }),
        );
      return send(request);
    };
    await expect(checkWritesNothing(rehearsal(spending), contract, await input())).rejects.toThrow(
      DryRunDiffers,
    );
  });

  it.each([
    ['a result', 'result'],
    ['the changes', 'changes'],
    ['the events', 'events'],
  ])('a dry run that says %s otherwise: caught', async (_, part) => {
    const lying: Send = async (request) => {
      const answer = await send(request);
      if (request.query !== 'dryRun=true') return answer;
      const other =
        part === 'result'
          ? { ...answer.body.result, name: 'other' }
          : [{ event: 'x', noun: 'x', after: null }];
      return { ...answer, body: { ...answer.body, [part]: other } };
    };
    await expect(checkForetells(rehearsal(lying), contract, await input())).rejects.toThrow(
      DryRunDiffers,
    );
  });

  it('a refusal that only the real run knows: caught', async () => {
    const input = { id: seeded.catalogue.of('unit')[0]?.id, name: 'n' };
    const update = operationOf('masterdata.updateUnit');
    const strict: Send = async (request) => {
      const answer = await send(request);
      const isReal = request.method === 'PATCH' && request.query === '';
      return isReal ? { ...answer, status: 422, body: { code: 'later' } } : answer;
    };
    await expect(checkForetells(rehearsal(strict), update, input)).rejects.toThrow(DryRunDiffers);
    expect((await send(requestFor(update, seeded.token, input))).status).toBe(200);
  });
});
