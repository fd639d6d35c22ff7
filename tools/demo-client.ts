import type { AnyOperation } from '../shared/contracts/operation.ts';
import { operations } from '../shared/contracts/system.ts';

/** Said to the person at the screen instead of a stack trace. */
export class DemoFailure extends Error {}

// biome-ignore lint/suspicious/noExplicitAny: the demo reads answers of many shapes
type Answer = any;
type Input = Record<string, unknown>;

const byId = new Map<string, AnyOperation>(operations.map((one) => [one.id, one]));

function flat(value: Input, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, item]): [string, string][] => {
    const key = prefix === '' ? name : `${prefix}[${name}]`;
    return typeof item === 'object' && item !== null
      ? flat(item as Input, key)
      : [[key, String(item)]];
  });
}

/** Calls the public API by operation id, as a partner's program would by method and path. */
export function createClient(url: string) {
  let token = '';

  async function ok(operation: string, input: Input, options: { dryRun?: boolean } = {}) {
    const contract = byId.get(operation) as AnyOperation;
    const rest = { ...input };
    const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const isQuery = contract.method === 'GET';
    const query = new URLSearchParams(isQuery ? flat(rest) : []);
    if (options.dryRun) query.set('dryRun', 'true');
    const response = await fetch(`${url}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: contract.method,
      headers: {
        'content-type': 'application/json',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      ...(!isQuery && { body: JSON.stringify(rest) }),
    });
    const body: Answer = await response.json();
    if (!response.ok) {
      throw new DemoFailure(
        `${contract.method} ${path} answered ${response.status}: ${body.title}`,
      );
    }
    return body;
  }

  return {
    ok,
    async first(operation: string, input: Input): Promise<Answer> {
      const { data } = await ok(operation, { ...input, limit: 1 });
      if (data.length === 0) throw new DemoFailure(`${operation} found nothing.`);
      return data[0];
    },
    /** Signs in to one of several companies. */
    async enter(who: { email: string; password: string; tenantId: string }) {
      token = (await ok('account.signIn', who)).accessToken;
    },
    /** An English company, ready to work. */
    async signUp(who: { email: string; password: string; name: string; company: string }) {
      const made = await ok('account.signUp', {
        ...who,
        locale: 'en',
        accountingStandard: 'international',
        taxpayerType: 'general',
        costingMethod: 'movingAverage',
        firstPeriod: new Date().toISOString().slice(0, 7),
      });
      token = made.accessToken;
      for (let tries = 0; tries < 600; tries += 1) {
        const { state } = await ok('account.companyProgress', { tenantId: made.tenantId });
        if (state === 'active') return;
        if (state === 'failed') throw new DemoFailure('The company could not be set up.');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new DemoFailure('The company was not set up within 30 seconds.');
    },
  };
}
