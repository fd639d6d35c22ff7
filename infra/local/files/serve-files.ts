import { filesPolicy } from '../../page-policy.ts';
import type { Place } from '../../roles.ts';
import type { Page } from '../gateway/gateway.ts';
import { evaluate } from '../store/policy.ts';
import type { LocalSts } from '../store/sts.ts';
import type { WireHandler } from '../wire/http-messages.ts';
import { s3Handler } from '../wire/s3.ts';
import type { ObjectStore } from './object-store.ts';

interface FilesOptions {
  store: ObjectStore;
  sts: LocalSts;
  place: Place;
}

/** The bucket with the rights that the roles' policies give: a tenant's session sees its own. */
export function filesHandler({ store, sts, place }: FilesOptions): WireHandler {
  return s3Handler({
    store,
    signing: { secretOf: sts.secretOf, now: Date.now },
    allows({ accessKeyId, action, bucket, key }) {
      const principal = sts.principals(accessKeyId);
      if (!principal || principal === 'expired') return false;
      const arn = `arn:${place.partition}:s3:::${bucket}`;
      const resource = action === 's3:ListBucket' ? arn : `${arn}/${key}`;
      const principalTags = principal.tags;
      return evaluate(principal.policies, { action, resource, principalTags }) === 'allow';
    },
  });
}

const PREFIX = '/files/';

/**
 * What the content delivery network does on AWS: /files/… of this origin is the bucket's, with the
 * signature in the query and the bucket's own host name. Nothing is ever shown as a page.
 */
export const filesPage =
  (handler: WireHandler, bucket: string, bucketHost: () => string): Page =>
  async (req, res) => {
    if (!req.url?.startsWith(PREFIX)) return false;
    if (req.method !== 'GET' && req.method !== 'PUT') return false;
    req.url = `/${bucket}/${req.url.slice(PREFIX.length)}`;
    req.headers.host = bucketHost();
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('content-security-policy', filesPolicy);
    res.setHeader('cache-control', 'private, no-store');
    await handler.handle(req, res);
    return true;
  };
