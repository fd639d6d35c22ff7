import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';
import { createControl } from './control.ts';

// The real store cannot be made to lose exactly this race, so the wire is played here.
const mock = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'x' }));
const control = createControl(
  () => client,
  () => 'control',
  systemClock,
);

const spare = (id: string) => ({ pk: 'spare', sk: id, id, generation: 1 });
const lost = Object.assign(new Error('lost'), { name: 'TransactionCanceledException' });

beforeEach(() => mock.reset());

describe('taking a spare table', () => {
  it('takes the next one when somebody else was faster', async () => {
    mock.on(QueryCommand).resolves({ Items: [spare('t_a'), spare('t_b')] });
    mock.on(TransactWriteCommand).rejectsOnce(lost).resolves({});
    expect(await control.takeSpare('person')).toEqual({ id: 't_b', generation: 1 });
  });

  it('has none when all were taken meanwhile', async () => {
    mock.on(QueryCommand).resolves({ Items: [spare('t_a')] });
    mock.on(TransactWriteCommand).rejects(lost);
    expect(await control.takeSpare('person')).toBeUndefined();
  });

  it('does not mistake a broken store for a lost race', async () => {
    mock.on(QueryCommand).resolves({ Items: [spare('t_a')] });
    mock.on(TransactWriteCommand).rejects(new Error('broken'));
    await expect(control.takeSpare('person')).rejects.toThrow('broken');
  });
});
