import { S3Client } from '@aws-sdk/client-s3';
import type { AwsClients, TenantRef } from '../aws.ts';
import { createFileStore, type FileStore } from './file-store.ts';

type Credentials = ReturnType<AwsClients['tenantCredentials']>;

/** One company's files, with credentials that reach no other's; loaded when a file is touched. */
export function openTenantFiles(
  credentials: Credentials,
  bucket: string,
  tenant: TenantRef,
): FileStore {
  const client = new S3Client({ maxAttempts: 3, credentials });
  return createFileStore(() => client, bucket, tenant);
}
