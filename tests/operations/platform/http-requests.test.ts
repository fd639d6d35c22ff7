import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let token: string;
let unit: Body;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  unit = await t.ok('masterdata.createUnit', { code: 'CRATE', name: 'crate', decimals: 0 });
  const { email, password, id: tenantId } = t;
  const session = await t.ok('account.signIn', { email, password, tenantId }, { token: null });
  token = session.accessToken;
});
afterAll(() => world.stop());

const send = async (method: string, path: string, more: Record<string, string> = {}) => {
  const answer = await fetch(`${world.host.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...more },
  });
  const text = await answer.text();
  const allow = answer.headers.get('allow');
  return { status: answer.status, allow, text, headers: answer.headers };
};

const one = (): string => `/api/masterdata/units/${unit.id}`;

describe('what is no request', () => {
  it('400: an address in bytes that no URL has is told how to be written', async () => {
    const answer = await new Promise<string>((done, failed) => {
      const socket = connect(world.host.port, '127.0.0.1', () => {
        socket.write('GET /api/masterdata/items?search=轴承 HTTP/1.1\r\nhost: localhost\r\n\r\n');
      });
      let text = '';
      socket.on('data', (part) => {
        text += part;
      });
      socket.on('end', () => done(text));
      socket.on('error', failed);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('%XX');
  });
});

describe('a method that a path does not take', () => {
  it.each<[string, () => string, string]>([
    ['DELETE', one, 'GET, HEAD, PATCH, OPTIONS'],
    ['POST', one, 'GET, HEAD, PATCH, OPTIONS'],
    ['DELETE', () => '/api/masterdata/units', 'GET, HEAD, POST, OPTIONS'],
    ['GET', () => `${one()}/archive`, 'POST, OPTIONS'],
    ['GET', () => '/api/account/sessions', 'POST, OPTIONS'],
    ['POST', () => '/api/account/me', 'GET, HEAD, OPTIONS'],
  ])('405: %s is told all that it takes', async (method, path, allow) => {
    const answer = await send(method, path());
    expect([answer.status, answer.allow]).toEqual([405, allow]);
    const problem = JSON.parse(answer.text);
    expect(problem.code).toBe('methodNotAllowed');
    const said = allow.split(', ').filter((name) => !['HEAD', 'OPTIONS'].includes(name));
    expect(problem.title).toContain(`it takes ${said.join(', ')}.`);
  });

  it('404: nothing is there, whatever the method', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']) {
      expect((await send(method, '/api/masterdata/nothing')).status).toBe(404);
    }
  });
});

describe('OPTIONS', () => {
  it('204: says what the path takes, to anybody', async () => {
    const answer = await send('OPTIONS', one(), { authorization: '' });
    expect([answer.status, answer.allow, answer.text]).toEqual([
      204,
      'GET, HEAD, PATCH, OPTIONS',
      '',
    ]);
  });
});

describe('HEAD', () => {
  it('answers like GET, without the body', async () => {
    for (const path of [one(), '/api/masterdata/units', '/api/account/me']) {
      const [get, head] = [await send('GET', path), await send('HEAD', path)];
      expect([head.status, head.text]).toEqual([200, '']);
      for (const name of ['content-type', 'etag', 'cache-control']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
    }
  });

  it('401: does not open what GET does not', async () => {
    expect((await send('HEAD', one(), { authorization: '' })).status).toBe(401);
  });
});

describe('a moment', () => {
  const asOf = (moment: string) =>
    send('GET', `/api/masterdata/units?asOf=${encodeURIComponent(moment)}`);

  it.each(['', '.5', '.000', '.123456789'])('200: with the fraction "%s"', async (fraction) => {
    expect((await asOf(`2999-01-01T08:00:00${fraction}Z`)).status).toBe(200);
  });

  it('200: with an offset it is the same moment as in UTC', async () => {
    const { createdAt } = await t.ok('masterdata.getUnit', { id: unit.id });
    const seen = async (moment: string) => {
      const path = `${one()}?asOf=${encodeURIComponent(moment)}`;
      return (await send('GET', path)).status;
    };
    const at = Date.parse(createdAt);
    const inShanghai = (ms: number) =>
      new Date(ms + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
    expect(await seen(inShanghai(at + 5_000))).toBe(200);
    expect(await seen(inShanghai(at - 5_000))).toBe(404);
    const filter = `filter[createdAt][lt]=${encodeURIComponent(inShanghai(at + 1))}`;
    const list = await send('GET', `/api/masterdata/units?${filter}&filter[code][eq]=CRATE`);
    expect(JSON.parse(list.text).data).toHaveLength(1);
  });

  it('is kept in UTC with milliseconds', async () => {
    const customer = await t.ok('masterdata.createCustomer', { code: 'C1', name: 'Northgate' });
    const told = { content: 'said yes', method: 'call', customerId: customer.id };
    const made = await t.ok('crm.recordFollowUp', { ...told, at: '2026-01-21T08:30:00+08:00' });
    expect(made.at).toBe('2026-01-21T00:30:00.000Z');
  });

  it.each(['2026-11-21', '2026-11-21T08:30:00', 'now', '2026-13-01T00:00:00Z'])(
    '400: %s is none, and the sentence shows one',
    async (moment) => {
      const answer = await asOf(moment);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('2026-11-21T08:30:00Z');
    },
  );
});

describe('If-Match', () => {
  const patch = async (ifMatch: string) => {
    const answer = await fetch(`${world.host.url}${one()}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-match': ifMatch,
      },
      body: JSON.stringify({ name: `crate ${ifMatch}` }),
    });
    return { status: answer.status, problem: await answer.json() };
  };

  it.each(['W/"1"', 'abc', '"1', '"1", "2"', '"abc"', '1.0', '-1'])(
    '400: %s is no version, which is said of the header',
    async (ifMatch) => {
      const { status, problem } = await patch(ifMatch);
      expect([status, problem.code]).toEqual([400, 'invalidIfMatch']);
      expect(problem.title).toContain('If-Match');
    },
  );

  it('200: the version counts with quotes and without; 412: another one does not', async () => {
    const { version } = await t.ok('masterdata.getUnit', { id: unit.id });
    expect((await patch(`"${version + 7}"`)).status).toBe(412);
    expect((await patch(String(version + 7))).status).toBe(412);
    expect((await patch(String(version))).status).toBe(200);
    expect((await patch(`"${version + 1}"`)).status).toBe(200);
    expect((await patch('*')).status).toBe(200);
  });
});
