import { proxiedStore, type StoreProxy } from './store-proxy.ts';

type Wire = Record<string, Record<string, string>>;
interface Action {
  TableName: string;
  Key?: Wire;
  Item?: Wire;
}

export interface ContendedStore extends StoreProxy {
  /** How long an item stays with the transaction that has it; others are refused meanwhile. */
  holdMs: number;
  /** Transactions that were refused because another one had an item. */
  conflicts: () => number;
}

const keyOf = ({ TableName, Key, Item }: Action): string => {
  const { pk, sk } = Key ?? Item ?? {};
  return [TableName, pk?.S, sk?.S].join('\u0000');
};

/** As DynamoDB does and the local store does not: a transaction meets another and is cancelled. */
export async function contendedStore(): Promise<ContendedStore> {
  const held = new Map<string, number>();
  let conflicts = 0;
  const contended: Pick<ContendedStore, 'holdMs' | 'conflicts'> = {
    holdMs: 0,
    conflicts: () => conflicts,
  };
  const proxy = await proxiedStore(async ({ operation, body }, forward) => {
    if (operation !== 'TransactWriteItems' || contended.holdMs === 0) return forward(body);
    const actions = (body.TransactItems as Record<string, Action>[]).map(
      (one) => Object.values(one)[0] as Action,
    );
    const keys = actions.map(keyOf);
    const now = performance.now();
    const busy = keys.map((key) => (held.get(key) ?? 0) > now);
    if (busy.includes(true)) {
      conflicts += 1;
      return refused(busy);
    }
    for (const key of keys) held.set(key, now + contended.holdMs);
    await new Promise((resolve) => setTimeout(resolve, contended.holdMs));
    const answer = await forward(body);
    for (const key of keys) held.delete(key);
    return answer;
  });
  return Object.assign(contended, proxy);
}

const refused = (busy: readonly boolean[]) => ({
  status: 400,
  text: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    message: 'Transaction cancelled',
    CancellationReasons: busy.map((one) =>
      one ? { Code: 'TransactionConflict', Message: 'conflict' } : { Code: 'None' },
    ),
  }),
});
