import type { HostOptions } from '../../infra/local/host.ts';
import { type Host, startHost } from '../../infra/local/host.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { operations } from '../../shared/contracts/system.ts';
import type { AnyBody, HttpAnswer } from './answer.ts';
import { assertConforms } from './openapi-conformance.ts';
import { flatQuery } from './query-text.ts';

/** The whole product in this process: real store, real guard, real handlers, real HTTP. */
export interface World {
  host: Host;
  /** A company that was signed up and set up; each call makes another. */
  tenant: (choices?: Partial<SignUpChoices>) => Promise<TestTenant>;
  /** Waits until no event or workflow is under way. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface SignUpChoices {
  company: string;
  locale: 'zh-CN' | 'en';
  accountingStandard: 'cnSmall' | 'cnEnterprise' | 'international';
  taxpayerType: 'general' | 'small';
  costingMethod: 'movingAverage' | 'fifo' | 'monthlyAverage';
  firstPeriod: string;
}

export type Body = AnyBody;
export type Answer = HttpAnswer;

export interface CallOptions {
  /** Idempotency-Key. */
  key?: string;
  dryRun?: boolean;
  ifMatch?: number | string;
  /** Somebody else's token; null sends none. */
  token?: string | null;
}

export interface TestTenant {
  id: string;
  email: string;
  password: string;
  token: string;
  /** Calls an operation by its id; path parameters are taken out of the input. */
  call: (
    operation: string,
    input?: Record<string, unknown>,
    options?: CallOptions,
  ) => Promise<Answer>;
  /** Calls and expects success; answers the body. */
  ok: (operation: string, input?: Record<string, unknown>, options?: CallOptions) => Promise<Body>;
  /** A second member with these roles, and calls in their name. */
  member: (roles: string[], more?: { team?: string; regions?: string[] }) => Promise<TestMember>;
}

export type TestMember = Omit<TestTenant, 'member'> & { memberId: string };

const PASSWORD = 'violet tractor seven lanterns';

const quickly = { passwordCost: { logN: 10, r: 8, p: 1 } };

/** One host for all files of a worker that need no other than the usual one. */
let common: Promise<Host> | undefined;

function commonHost(): Promise<Host> {
  if (common) return common;
  // A worker ends by a signal; only an exit takes the store along.
  process.once('SIGTERM', () => process.exit(0));
  common = startHost(quickly);
  return common;
}

/** Whether the files of a worker share a host. */
export const isShared = process.env['TANDEM_TEST_HOST'] === 'shared';

/**
 * The product as it runs on a laptop. Files of one worker share it where the test runner says so;
 * each has companies of its own. A test with options needs a worker of its own.
 */
export async function startWorld(options?: HostOptions): Promise<World> {
  if (isShared && options) throw new Error('A host with options needs an isolated worker.');
  const host = isShared ? await commonHost() : await startHost({ ...quickly, ...options });
  let count = 0;
  return {
    host,
    settle: host.settle,
    stop: isShared ? host.settle : host.stop,
    async tenant(choices = {}) {
      count += 1;
      return signUp(host, count, choices);
    },
  };
}

const byId = new Map<string, AnyOperation>(operations.map((one) => [one.id, one]));

/** One call of an operation over HTTP. Whatever comes back must conform to its contract. */
export async function callOperation(
  host: Host,
  token: string | null,
  operation: string,
  input: Record<string, unknown> = {},
  options: CallOptions = {},
): Promise<Answer> {
  const contract = byId.get(operation);
  if (!contract) throw new Error(`There is no operation ${operation}.`);
  const rest = { ...input };
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const isQuery = contract.method === 'GET';
  const query = new URLSearchParams(isQuery ? flatQuery(rest) : []);
  if (options.dryRun) query.set('dryRun', 'true');
  const bearer = options.token === undefined ? token : options.token;
  const response = await fetch(`${host.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: contract.method,
    headers: {
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(!isQuery && { 'content-type': 'application/json' }),
      ...(options.key !== undefined && { 'idempotency-key': options.key }),
      ...(options.ifMatch !== undefined && { 'if-match': `"${options.ifMatch}"` }),
    },
    ...(!isQuery && { body: JSON.stringify(rest) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
  assertConforms(contract, answer, { input, ...(options.dryRun && { dryRun: true }) });
  return answer;
}

function callsAs(host: Host, token: string) {
  const call: TestTenant['call'] = (operation, input, options) =>
    callOperation(host, token, operation, input, options);
  const ok: TestTenant['ok'] = async (operation, input, options) => {
    const answer = await call(operation, input, options);
    if (answer.status >= 300) {
      throw new Error(`${operation} answered ${answer.status}: ${answer.text.slice(0, 2000)}`);
    }
    return answer.body;
  };
  return { token, call, ok };
}

async function signUp(host: Host, count: number, choices: Partial<SignUpChoices>) {
  const email = `owner${count}.${Math.random().toString(36).slice(2)}@example.test`;
  const wanted = {
    company: `Company ${count}`,
    locale: 'zh-CN',
    accountingStandard: 'cnSmall',
    taxpayerType: 'general',
    costingMethod: 'movingAverage',
    firstPeriod: new Date().toISOString().slice(0, 7),
    ...choices,
  };
  const answer = await callOperation(host, null, 'account.signUp', {
    email,
    password: PASSWORD,
    name: 'Owner',
    ...wanted,
  });
  if (answer.status !== 202) throw new Error(`sign-up answered ${answer.status}: ${answer.text}`);
  const { tenantId: id, accessToken } = answer.body;
  await untilActive(host, id, accessToken);
  const calls = callsAs(host, accessToken);
  const tenant: TestTenant = {
    id,
    email,
    password: PASSWORD,
    ...calls,
    member: (roles, more = {}) => newMember(host, id, calls, roles, more),
  };
  return tenant;
}

async function untilActive(host: Host, tenantId: string, token: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { body } = await callOperation(host, token, 'account.companyProgress', { tenantId });
    if (body.state === 'active') return;
    if (body.state === 'failed') throw new Error('setting up the company failed');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the company was not set up in time');
}

async function newMember(
  host: Host,
  tenantId: string,
  owner: Pick<TestTenant, 'ok'>,
  roles: string[],
  more: { team?: string; regions?: string[] },
): Promise<TestMember> {
  const email = `m.${Math.random().toString(36).slice(2)}@example.test`;
  const person = { email, password: PASSWORD, name: `Member ${roles.join(' ')}` };
  const made = await owner.ok('platform.inviteMember', {
    name: person.name,
    email,
    roles,
    ...more,
  });
  await host.settle();
  // The person sets a password by the mailed code, as after every invitation.
  await callOperation(host, null, 'account.forgotPassword', { email });
  const code = await mailedCode(host, email);
  const reset = { email, code, password: PASSWORD };
  const done = await callOperation(host, null, 'account.resetPassword', reset);
  if (done.status !== 200) throw new Error(`reset answered ${done.status}: ${done.text}`);
  const { body } = await callOperation(host, null, 'account.signIn', {
    email,
    password: PASSWORD,
    tenantId,
  });
  const who = { id: tenantId, email, password: PASSWORD };
  return { memberId: made.id, ...who, ...callsAs(host, body.accessToken) };
}

/** The code of the newest mail to this address. */
async function mailedCode(host: Host, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const { id, to } of host.mailbox.list(50)) {
      const text = host.mailbox.get(id)?.text?.trim() ?? '';
      if (to.includes(email) && /^\w{4,12}$/.test(text)) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no code was mailed to ${email}`);
}
