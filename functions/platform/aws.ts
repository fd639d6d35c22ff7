import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { sdkLogger } from './sdk-logger.ts';
import { StoreTransport } from './store-transport.ts';

/** Which table of which tenant: a restore makes a new generation. */
export interface TenantRef {
  id: string;
  generation: number;
}

export const TENANT_ID = /^t_[0-9a-z]{26}$/;

export const tenantTable = (stage: string, tenant: TenantRef): string =>
  `tandem-${stage}-${tenant.id}-g${tenant.generation}`;

/**
 * One attempt per call and a short timeout: retrying is commit's business, because every attempt
 * needs a fresh commit id.
 */
export const STORE_TIMEOUT_MS = 1_000;

export interface TenantCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

export interface AwsClients {
  /** The document client that may touch this tenant's table and nothing else. */
  tenantStore: (tenant: TenantRef) => DynamoDBDocumentClient;
  controlStore: () => DynamoDBDocumentClient;
  /** Credentials of the role that may touch what is this tenant's and nothing else. */
  tenantCredentials: (tenant: TenantRef) => () => Promise<TenantCredentials>;
}

/** Whole numbers that JavaScript holds exactly stay numbers; all others come as decimal strings. */
const exactNumber = (text: string): number | string =>
  Number.isSafeInteger(Number(text)) ? Number(text) : text;

const CREDENTIAL_MS = 55 * 60_000;
const MAX_TENANTS = 500;

/** Credentials of a session that is tagged with the tenant, and can reach what is its alone. */
export const sessionCredentials =
  (RoleArn: string, tenant: TenantRef, sts = new STSClient({ maxAttempts: 3 })) =>
  async (): Promise<TenantCredentials> => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn,
        RoleSessionName: tenant.id,
        DurationSeconds: 3600,
        Tags: [
          { Key: 'tid', Value: tenant.id },
          { Key: 'gen', Value: String(tenant.generation) },
        ],
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
      expiration: new Date(Date.now() + CREDENTIAL_MS),
    };
  };

/** Clients per tenant, least recently used out; all share one connection pool. */
export function createAwsClients(): AwsClients {
  const requestHandler = new StoreTransport(STORE_TIMEOUT_MS);
  const marshall = {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: exactNumber },
  };
  const tenants = new Map<string, DynamoDBDocumentClient>();
  let control: DynamoDBDocumentClient | undefined;

  const sts = new STSClient({ maxAttempts: 3, logger: sdkLogger, requestHandler });
  const tenantCredentials = (tenant: TenantRef) => () =>
    sessionCredentials(environment().tenantRoleArn, tenant, sts)();

  return {
    tenantCredentials,
    tenantStore(tenant) {
      const key = `${tenant.id}-g${tenant.generation}`;
      const known = tenants.get(key);
      if (known) {
        tenants.delete(key);
        tenants.set(key, known);
        return known;
      }
      const client = new DynamoDBClient({
        maxAttempts: 1,
        logger: sdkLogger,
        requestHandler,
        credentials: tenantCredentials(tenant),
      });
      const made = DynamoDBDocumentClient.from(client, marshall);
      tenants.set(key, made);
      if (tenants.size > MAX_TENANTS) {
        const [oldest] = tenants.keys();
        if (oldest) tenants.delete(oldest);
      }
      return made;
    },
    controlStore() {
      control ??= DynamoDBDocumentClient.from(
        new DynamoDBClient({ maxAttempts: 3, logger: sdkLogger, requestHandler }),
        marshall,
      );
      return control;
    },
  };
}
