import { setTimeout } from 'node:timers/promises';
import { StoreError } from './store-error.ts';
import { connectUpstream } from './upstream.ts';

const WITHIN_MS = 5_000;

/** Throws `store.badEndpoint` unless a DynamoDB answers there. */
export async function checkEndpoint(endpoint: string): Promise<void> {
  const named = `DYNAMODB_ENDPOINT is "${endpoint.slice(0, 200)}"`;
  if (!/^https?:\/\/[^/]+/.test(endpoint) || !URL.canParse(endpoint)) {
    throw refused(`${named}, which is no address. Set it to one such as http://127.0.0.1:8000.`);
  }
  const answer = await tables(endpoint);
  if (answer === undefined) {
    throw refused(`${named}, but nothing answers there. Start that store, or correct the address.`);
  }
  if (!answer.includes('"TableNames"')) {
    throw refused(`${named}, but what answers there is no DynamoDB. Correct the address.`);
  }
}

const refused = (message: string) => new StoreError('store.badEndpoint', message);

async function tables(endpoint: string): Promise<string | undefined> {
  const upstream = connectUpstream(endpoint);
  const target = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
  const late = setTimeout(WITHIN_MS, undefined, { ref: false });
  const asked = upstream.send(target, Buffer.from('{"Limit":1}')).then(
    ({ body }) => body.toString('utf8'),
    () => undefined,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    upstream.close();
  }
}
