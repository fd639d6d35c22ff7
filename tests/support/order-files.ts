import type { Body, CallOptions, TestTenant, World } from './harness.ts';

export interface OrderFiles {
  /** Brings rows in as `by`, and answers the job once it is done. */
  imported: (rows: readonly string[], more?: object, by?: CallOptions) => Promise<Body>;
  /** The order that another system calls so. */
  orderCalled: (externalId: string) => Promise<Body | undefined>;
}

/** Orders of another system as files: `SalesOrder` of sales, for one. */
export function orderFiles(world: World, t: TestTenant, module: string, noun: string): OrderFiles {
  return {
    async imported(rows, more = {}, by = {}) {
      const target = noun.charAt(0).toLowerCase() + noun.slice(1);
      const input = { target, content: `${rows.join('\n')}\n`, ...more };
      const { id } = await t.ok('platform.importTable', input, by);
      await world.settle();
      return t.ok('platform.getJob', { id });
    },
    async orderCalled(externalId) {
      const filter = { externalId: { eq: externalId } };
      const { data } = await t.ok(`${module}.list${noun}`, { filter });
      return data[0] && t.ok(`${module}.get${noun}`, { id: data[0].id });
    },
  };
}
