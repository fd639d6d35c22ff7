import { describe, expect, it } from 'vitest';
import { tableAccess } from './table-access.ts';

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: '1' } });

/** `action table[ keys]` per question, to be read in a row of the table below. */
function asked(operation: string, body: object): string[] | undefined {
  return tableAccess(operation, body as Record<string, unknown>)?.map(
    ({ action, resource = '*', leadingKeys }) =>
      [action.slice('dynamodb:'.length), resource, ...(leadingKeys ?? [])].join(' '),
  );
}

describe('what a call asks for', () => {
  it.each([
    ['GetItem', { TableName: 'a', Key: key('p') }, ['GetItem a p']],
    ['PutItem', { TableName: 'a', Item: key('p') }, ['PutItem a p']],
    ['Scan', { TableName: 'a' }, ['Scan a']],
    ['Scan', { TableName: 'a', IndexName: 'i' }, ['Scan a/index/i']],
    ['Scan', { TableName: 'arn:aws:dynamodb:r:1:table/b' }, ['Scan b']],
    ['ListTables', {}, ['ListTables *']],
    ['CreateTable', { TableName: 'a' }, ['CreateTable a']],
    ['CreateTable', { TableName: 'a', Tags: [] }, ['CreateTable a', 'TagResource a']],
    ['TagResource', { ResourceArn: 'arn:aws:dynamodb:r:1:table/b' }, ['TagResource b']],
    [
      'Query',
      {
        TableName: 'a',
        KeyConditionExpression: '#k = :k AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#k': 'pk' },
        ExpressionAttributeValues: { ':k': { S: 'p' }, ':s': { S: 'x' } },
      },
      ['Query a p'],
    ],
    [
      'BatchGetItem',
      { RequestItems: { a: { Keys: [key('p'), key('q')] }, b: { Keys: [key('r')] } } },
      ['BatchGetItem a p q', 'BatchGetItem b r'],
    ],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          a: [{ PutRequest: { Item: key('p') } }, { DeleteRequest: { Key: key('q') } }],
        },
      },
      ['BatchWriteItem a p q'],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'a', Item: key('p') } },
          { Put: { TableName: 'a', Item: key('q') } },
          { Update: { TableName: 'a', Key: key('p') } },
          { Delete: { TableName: 'b', Key: key('p') } },
          { ConditionCheck: { TableName: 'c', Key: key('p') } },
        ],
      },
      ['PutItem a p q', 'UpdateItem a p', 'DeleteItem b p', 'ConditionCheckItem c p'],
    ],
    [
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName: 'a', Key: key('p') } }] },
      ['GetItem a p'],
    ],
  ])('%s %j', (operation, body, questions) => {
    expect(asked(operation, body)).toEqual(questions);
  });

  it.each(['ExecuteStatement', 'ExecuteTransaction', 'RestoreTableToPointInTime', 'toString'])(
    '%s cannot be told, so the guard refuses it',
    (operation) => {
      expect(asked(operation, { Statement: 'SELECT * FROM b' })).toBeUndefined();
    },
  );

  it.each([
    ['GetItem', {}],
    ['GetItem', { TableName: ['a'] }],
    ['GetItem', { TableName: 'arn:aws:s3:::b' }],
    ['BatchGetItem', { RequestItems: {} }],
    ['BatchWriteItem', { RequestItems: { a: [{ PutRequest: {}, DeleteRequest: {} }] } }],
    ['TransactWriteItems', {}],
    ['TransactWriteItems', { TransactItems: [{ put: { TableName: 'a' } }] }],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 'a' }, Delete: { TableName: 'b' } }] },
    ],
  ])('%s %j names no table and is a bad request', (operation, body) => {
    expect(() => asked(operation, body)).toThrow(
      expect.objectContaining({ code: 'store.badRequest' }),
    );
  });

  it('takes the key that the operation uses, not one that merely stands in the body', () => {
    const both = { TableName: 'a', Item: key('theirs'), Key: key('mine') };
    expect(asked('PutItem', both)).toEqual(['PutItem a theirs']);
    expect(asked('GetItem', both)).toEqual(['GetItem a mine']);
    expect(asked('TransactWriteItems', { TransactItems: [{ Put: both }] })).toEqual([
      'PutItem a theirs',
    ]);
  });

  it('one key that is not a string hides all leading keys, so that ForAllValues finds none', () => {
    const items = { a: { Keys: [key('p'), { pk: { N: '1' } }] } };
    expect(asked('BatchGetItem', { RequestItems: items })).toEqual(['BatchGetItem a']);
  });
});
