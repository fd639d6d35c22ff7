import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from './answer.ts';
import { type Chain, type KilledHost, killAndFinish } from './killed-chain.ts';

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

/** A host of sales orders, whose disk outlives it; what is wrong with it is named. */
function plantedHost(bug?: Bug): KilledHost {
  const replies = new Map<string, HttpAnswer>();
  const orders = new Set<string>();
  let made = 0;
  let starts = 0;
  let armed = false;
  let calls = 0;
  let dead = true;
  let [dieAt, kind]: [number, string] = [0, ''];

  const die = (): never => {
    dead = true;
    throw new TypeError('fetch failed');
  };
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
  const replay = (known: HttpAnswer): HttpAnswer =>
    bug === 'other bytes' ? answer(known.status, { ...known.body, at: starts }) : known;

  return {
    async start(point = '') {
      const [number = '', how = ''] = point.split(':');
      [dieAt, kind, dead, armed, calls] = [Number(number), how, false, false, 0];
      starts += 1;
      const [last] = [...orders].slice(-1);
      if (bug === 'lost document' && starts === 3 && last) orders.delete(last);
      if (bug === 'forgotten answer' && starts === 3) replies.clear();
    },
    async stop() {
      dead = true;
    },
    arm: () => {
      armed = true;
    },
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

async function walk({ step }: Chain): Promise<void> {
  const { id } = await step('sales.createSalesOrder', {});
  await step('sales.confirmSalesOrder', { id });
}

const killing = { points: 12, seed: 7, calls: 3, walk };

describe('the checker of killed chains', () => {
  it('finds nothing wrong with a host that keeps its word, and kills as often as asked', async () => {
    const chains = await killAndFinish(plantedHost(), killing);
    expect(chains.length).toBeGreaterThanOrEqual(killing.points);
  });

  it.each<[Bug, RegExp]>([
    ['other bytes', /chain-\d+ sales\.createSalesOrder: expected .* to be/],
    ['forgotten answer', /chain-\d+ sales\.createSalesOrder: expected .* to be/],
    ['lost document', /salesOrder so_\d+ was answered/],
    ['done twice', /documents of salesOrder/],
    ['never dies', /0 of 12 hosts died/],
    ['server error', /chain-\d+ sales\.\w+: .*internal/],
  ])('a host with %s is caught', async (bug, finding) => {
    await expect(killAndFinish(plantedHost(bug), killing)).rejects.toThrow(finding);
  });

  it('a part in which no host died is named', async () => {
    const parts = ['sales.createSalesOrder', 'sales.payForIt'];
    const killed = killAndFinish(plantedHost(), { ...killing, parts });
    await expect(killed).rejects.toThrow('none in sales.payForIt');
  });
});
