import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sessionCredentials, type TenantRef, tenantTable } from '../platform/aws.ts';
import { environment } from '../platform/environment.ts';

/** The settings only the provisioner has. */
const settings = z.object({
  TANDEM_RELAY: z.string(),
  TANDEM_SEALER: z.string(),
  TANDEM_RELAY_DEAD: z.string(),
  TANDEM_TABLE_KEY: z.string(),
  TANDEM_REMOVAL_ROLE_ARN: z.string(),
});

/** Events go out at once; sealing gathers commits, so that a seal is written for many. */
const SEAL_SECONDS = 5;

/** A stream keeps its records for a day. */
const STREAM_SECONDS = 86_400;

export interface Provisioner {
  /** The table exists, is backed up, and its stream is relayed, when this returns. */
  ensureTable: (table: string) => Promise<void>;
  /** The table and what listened to it are gone, when this returns. */
  dropTable: (tenant: TenantRef) => Promise<void>;
}

/** The one client that may end a table, and this tenant's only. */
const removalStore = (roleArn: string, tenant: TenantRef): DynamoDBClient =>
  new DynamoDBClient({ maxAttempts: 5, credentials: sessionCredentials(roleArn, tenant) });

/** Makes tenant tables: on demand, encrypted, protected, with stream and point-in-time recovery. */
export function provisioner(): Provisioner {
  const parsed = settings.parse(process.env);
  const { TANDEM_RELAY: relay, TANDEM_SEALER: sealer, TANDEM_TABLE_KEY: key } = parsed;
  const { TANDEM_RELAY_DEAD: dead } = parsed;
  const store = new DynamoDBClient({ maxAttempts: 5 });

  async function describe(table: string) {
    try {
      return (await store.send(new DescribeTableCommand({ TableName: table }))).Table;
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  async function create(table: string) {
    await store.send(
      new CreateTableCommand({
        TableName: table,
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
        SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
        DeletionProtectionEnabled: true,
        Tags: [{ Key: 'tandem', Value: 'tenant' }],
      }),
    );
    await waitUntilTableExists(
      { client: store, maxWaitTime: 60, minDelay: 1 },
      { TableName: table },
    );
    await store.send(
      new UpdateContinuousBackupsCommand({
        TableName: table,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
  }

  /** From the oldest record: a mapping made with LATEST loses what is written while it starts. */
  async function connect(streamArn: string, consumer: string, gatherSeconds: number) {
    const { CreateEventSourceMappingCommand, LambdaClient } = await import(
      '@aws-sdk/client-lambda'
    );
    const functions = new LambdaClient({ maxAttempts: 5 });
    try {
      await functions.send(
        new CreateEventSourceMappingCommand({
          EventSourceArn: streamArn,
          FunctionName: consumer,
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: 100,
          MaximumBatchingWindowInSeconds: gatherSeconds,
          ParallelizationFactor: 1,
          BisectBatchOnFunctionError: true,
          // As long as a stream remembers; then it is a dead letter, and the log still has it.
          MaximumRecordAgeInSeconds: STREAM_SECONDS,
          MaximumRetryAttempts: 10_000,
          DestinationConfig: { OnFailure: { Destination: dead } },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          FilterCriteria: {
            Filters: [
              {
                Pattern: JSON.stringify({
                  eventName: ['INSERT'],
                  dynamodb: { Keys: { pk: { S: [{ prefix: 'log#' }] } } },
                }),
              },
            ],
          },
        }),
      );
    } catch (error) {
      if ((error as Error).name !== 'ResourceConflictException') throw error;
    }
  }

  /** Whoever reads the stream of a table that is no more would try for a day. */
  async function disconnect(streamArn: string) {
    const { DeleteEventSourceMappingCommand, LambdaClient, ListEventSourceMappingsCommand } =
      await import('@aws-sdk/client-lambda');
    const functions = new LambdaClient({ maxAttempts: 5 });
    const found = await functions.send(
      new ListEventSourceMappingsCommand({ EventSourceArn: streamArn }),
    );
    for (const { UUID } of found.EventSourceMappings ?? []) {
      await functions.send(new DeleteEventSourceMappingCommand({ UUID }));
    }
  }

  return {
    async dropTable(tenant) {
      const table = tenantTable(environment().stage, tenant);
      const known = await describe(table);
      if (!known) return;
      await disconnect(known.LatestStreamArn ?? `${known.TableArn}/stream/latest`);
      const remover = removalStore(parsed.TANDEM_REMOVAL_ROLE_ARN, tenant);
      if (known.DeletionProtectionEnabled) {
        await remover.send(
          new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: false }),
        );
      }
      await remover.send(new DeleteTableCommand({ TableName: table }));
      await waitUntilTableNotExists(
        { client: store, maxWaitTime: 50, minDelay: 1 },
        { TableName: table },
      );
    },
    async ensureTable(table) {
      if (!(await describe(table))) await create(table);
      const known = await describe(table);
      const stream = known?.LatestStreamArn ?? `${known?.TableArn}/stream/latest`;
      await connect(stream, relay, 0);
      await connect(stream, sealer, SEAL_SECONDS);
    },
  };
}
