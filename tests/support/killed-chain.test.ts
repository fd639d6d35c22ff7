import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from './answer.ts';
import { type Business, type Chain, type KilledHost, killAndFinish } from './killed-chain.ts';

type Bug =
  | 'other bytes'
  | 'forgotten answer'
  | 'lost document'
  | 'done twice'
  | 'never dies'
  | 'server error';

const answer = (status: number, body: object): HttpAnswer => ({
  ...{ status, headers: new Headers(), text: JSON.stringify(body), body },
});

type Company = Business['company'];

/** A host of sales orders, whose disk outlives it; what is wrong with it is named. */
function plantedHost(bug?: Bug): KilledHost & { company: () => Company } {
  const disks: { replies: Map<string, HttpAnswer>; orders: Set<string> }[] = [];
  let starts = 0;
  let armed = false;
  let calls = 0;
  let dead = true;
  let [dieAt, kind]: [number, string] = [0, ''];

  const die = (): never => {
    dead = true;
    throw new TypeError('fetch failed');
  };
  const replay = (known: HttpAnswer): HttpAnswer =>
    bug === 'other bytes' ? answer(known.status, { ...known.body, at: starts }) : known;

  function company(): Company {
    const replies = new Map<string, HttpAnswer>();
    const orders = new Set<string>();
    disks.push({ replies, orders });
    let made = 0;
    const effect = (operation: string, id: unknown): HttpAnswer => {
      if (operation !== 'sales.createSalesOrder') return answer(200, { id, state: 'confirmed' });
      made += 1;
      orders.add(`so_${made}`);
      return answer(201, { id: `so_${made}` });
    };
    const query = (operation: string, { id }: Record<string, unknown>): HttpAnswer => {
      if (operation === 'sales.listSalesOrder') return answer(200, { total: orders.size });
      return answer(orders.has(String(id)) ? 200 : 404, { id });
    };
    return {
      async call(operation, input, key) {
        if (dead) die();
        if (key === undefined) return query(operation, input);
        if (bug === 'server error' && starts === 3) return answer(500, { code: 'internal' });
        calls += armed ? 1 : 0;
        const dies = armed && calls === dieAt && bug !== 'never dies';
        if (dies && kind === 'crashBefore') die();
        const known = replies.get(key);
        const done = known ? replay(known) : effect(operation, input['id']);
        if (!(dies && bug === 'done twice')) replies.set(key, known ?? done);
        if (dies) die();
        return done;
      },
    };
  }

  return {
    company,
    async start(point = '') {
      const [number = '', how = ''] = point.split(':');
      [dieAt, kind, dead, armed, calls] = [Number(number), how, false, false, 0];
      starts += 1;
      for (const { orders, replies } of disks) {
        const [last] = [...orders].slice(-1);
        if (bug === 'lost document' && starts === 3 && last) orders.delete(last);
        if (bug === 'forgotten answer' && starts === 3) replies.clear();
      }
    },
    async stop() {
      dead = true;
    },
    arm: () => {
      armed = true;
    },
  };
}

async function walk({ step }: Chain): Promise<void> {
  const { id } = await step('sales.createSalesOrder', {});
  await step('sales.confirmSalesOrder', { id });
}

const POINTS = 12;

/** Businesses on one host, of which the first may be another than the rest. */
function killed(count: number, bug?: Bug, first: Partial<Business> = {}) {
  const host = plantedHost(bug);
  const businesses = Array.from({ length: count }, (_, index): Business => {
    const company = host.company();
    const usual = { name: `shop ${index}`, company, walk, chains: [], check: async () => {} };
    return index === 0 ? { ...usual, ...first } : usual;
  });
  const done = killAndFinish(host, { points: POINTS, seed: 7, calls: 3 * count, businesses });
  return { businesses, done };
}

describe('the checker of killed chains', () => {
  it.each([1, 3])('kills as often as asked under each of %d businesses', async (count) => {
    const { businesses, done } = killed(count);
    await done;
    for (const { chains } of businesses) expect(chains.length).toBeGreaterThanOrEqual(POINTS);
  });

  it.each<[Bug, RegExp]>([
    ['other bytes', /chain-\d+ sales\.createSalesOrder: expected .* to be/],
    ['forgotten answer', /chain-\d+ sales\.createSalesOrder: expected .* to be/],
    ['lost document', /salesOrder so_\d+ was answered/],
    ['done twice', /documents of salesOrder/],
    ['never dies', /shop 0: 0 of 12 hosts died/],
    ['server error', /chain-\d+ sales\.\w+: .*internal/],
  ])('a host with %s is caught', async (bug, finding) => {
    await expect(killed(1, bug).done).rejects.toThrow(finding);
  });

  it('a part in which no host died is named', async () => {
    const parts = ['sales.createSalesOrder', 'sales.payForIt'];
    await expect(killed(1, undefined, { parts }).done).rejects.toThrow('none in sales.payForIt');
  });

  it('an effect that a business misses is told', async () => {
    const check = async () => {
      throw new Error('the order was never closed');
    };
    await expect(killed(1, undefined, { check }).done).rejects.toThrow('never closed');
  });
});
