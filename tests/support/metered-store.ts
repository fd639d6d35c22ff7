import { proxiedStore, type StoreProxy } from './store-proxy.ts';

/** What the store bills. */
export interface Units {
  read: number;
  write: number;
}

export interface MeteredStore extends StoreProxy {
  /** Units since the meter was last read. */
  take: () => Units;
}

interface Capacity {
  CapacityUnits?: number;
}

const READS = /^(GetItem|BatchGetItem|Query|Scan|TransactGetItems)$/;
const WRITES = /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem)$/;

/** The local store behind a meter: every call asks what it costs, as the store itself counts. */
export async function meteredStore(): Promise<MeteredStore> {
  const units: Units = { read: 0, write: 0 };

  function count(kind: keyof Units, answer: string): void {
    const { ConsumedCapacity: found = [] } = JSON.parse(answer) as {
      ConsumedCapacity?: Capacity | Capacity[];
    };
    for (const one of [found].flat()) units[kind] += one.CapacityUnits ?? 0;
  }

  const proxy = await proxiedStore(async ({ operation, body }, forward) => {
    const kind = READS.test(operation) ? 'read' : WRITES.test(operation) ? 'write' : undefined;
    if (!kind) return forward(body);
    const answer = await forward({ ...body, ReturnConsumedCapacity: 'TOTAL' });
    if (answer.status === 200) count(kind, answer.text);
    return answer;
  });
  return {
    ...proxy,
    take() {
      const taken = { ...units };
      units.read = 0;
      units.write = 0;
      return taken;
    },
  };
}
