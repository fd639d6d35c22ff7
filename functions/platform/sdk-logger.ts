import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * The SDK describes each call and answer to its logger, and the one that does nothing listens too;
 * without one it saves the work. Our own log tells of requests, not of calls. Looking for
 * credentials calls `debug` without asking whether it is there.
 */
export const sdkLogger = { debug: () => {} } as NonNullable<DynamoDBClientConfig['logger']>;
