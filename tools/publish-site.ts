import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { siteFiles } from '../infra/site-files.ts';
import { buildWeb } from './build-web.ts';
import { publishFiles } from './publish-files.ts';

/**
 * node tools/publish-site.ts --bucket <SiteBucket>: puts the pages, the API's page and its document
 * where the content delivery network finds them. The stack's outputs name the bucket.
 */
const { values } = parseArgs({ options: { bucket: { type: 'string' } } });
if (!values.bucket) {
  process.stderr.write('--bucket is needed: the output SiteBucket of the cell\n');
  process.exit(2);
}
await buildWeb();
const files = siteFiles(resolve(import.meta.dirname, '..'));
const sent = await publishFiles(new S3Client({}), values.bucket, files);
process.stdout.write(`${sent} of ${files.length} files sent to ${values.bucket}\n`);
