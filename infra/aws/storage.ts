import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const closed: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Files of all tenants, each below its own prefix, and a record of who asked for them. */
export class Storage extends Construct {
  readonly files: Bucket;
  /** Pages and what they load: built anew with every release, and read by the network only. */
  readonly site: Bucket;

  constructor(scope: Construct, id: string, props: { filesBucket: string; key: IKey }) {
    super(scope, id);
    const accessLog = new Bucket(this, 'AccessLog', {
      ...closed,
      // The log service of S3 cannot write to a bucket with a key of ours.
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        { expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(7) },
      ],
    });
    acknowledge(accessLog, 'It holds the access log itself.', 'S1');
    this.files = new Bucket(this, 'Files', {
      ...closed,
      bucketName: props.filesBucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLog,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(2),
          noncurrentVersionExpiration: Duration.days(90),
        },
      ],
    });
    this.site = new Bucket(this, 'Site', {
      ...closed,
      // A key of ours would have to let the network in; what lies here is public anyway.
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'site/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
    });
  }
}
