import { roleIds } from '../../shared/contracts/platform/roles.ts';
import type { TestTenant } from '../support/harness.ts';
import type { Attacker } from './attack.ts';

/** Who of the attacking company tries to get at the other one. */
export interface Attackers {
  owner: Attacker;
  key: Attacker;
  cookie: Attacker;
  /** One member for each ready-made role. */
  roles: Attacker[];
}

const bearer = (name: string, token: string): Attacker => ({
  name,
  sign: (request) => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${token}` },
  }),
});

const browser = (token: string): Attacker => ({
  name: 'a browser session',
  sign: (request) => ({
    ...request,
    cookies: [`__Host-tandem-access=${token}`],
    headers: { ...request.headers, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  }),
});

export async function attackersOf(company: TestTenant): Promise<Attackers> {
  const made = await company.ok('platform.createApiKey', { name: 'all', scopes: ['*'] });
  const roles = [];
  for (const role of roleIds) {
    roles.push(bearer(`a ${role}`, (await company.member([role], { team: 'north' })).token));
  }
  return {
    owner: bearer('an owner', company.token),
    key: bearer('an API key', made.key),
    cookie: browser(company.token),
    roles,
  };
}
