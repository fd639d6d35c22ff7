import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { controlTableName } from '../roles.ts';
import { localPlace } from './place.ts';

/** The one table outside the companies; on AWS the stack makes it. */
export async function ensureControlTable(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: localPlace.region,
    credentials: { accessKeyId: 'host', secretAccessKey: 'host' },
  });
  try {
    await client.send(
      new CreateTableCommand({
        TableName: controlTableName(localPlace.stage),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error;
  } finally {
    client.destroy();
  }
}
