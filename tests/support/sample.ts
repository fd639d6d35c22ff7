import { capital } from '../../shared/contracts/noun.ts';
import { type Body, callOperation, type TestTenant, type World } from './harness.ts';

/** A sample company, seen by the person who loaded it. */
export interface Sample {
  id: string;
  /** What `companyProgress` said while it was made, each once. */
  progress: string[];
  seconds: number;
  call: (operation: string, input?: Record<string, unknown>) => ReturnType<TestTenant['call']>;
  ok: (operation: string, input?: Record<string, unknown>) => Promise<Body>;
  dry: (operation: string, input: Record<string, unknown>) => Promise<Body>;
}

/** Loads it under the sign-in of `owner`, waits until it is there, and chooses it. */
export async function loadSample(
  { host }: World,
  owner: TestTenant,
  patienceSeconds: number,
): Promise<Sample> {
  const begun = performance.now();
  const { tenantId: id } = await owner.ok('account.loadSample');
  const progress: string[] = [];
  for (;;) {
    const { state, done, total } = await owner.ok('account.companyProgress', { tenantId: id });
    const said = `${state} ${done ?? 0}/${total ?? '?'}`;
    if (progress.at(-1) !== said) progress.push(said);
    if (state === 'active') break;
    const waited = (performance.now() - begun) / 1000;
    if (state === 'failed' || waited > patienceSeconds) throw new Error(`${said} in ${waited} s`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const seconds = (performance.now() - begun) / 1000;
  const { body } = await callOperation(host, null, 'account.signIn', {
    ...{ email: owner.email, password: owner.password, tenantId: id },
  });
  const token: string = body.accessToken;
  const call: Sample['call'] = (operation, input) => callOperation(host, token, operation, input);
  const ok: Sample['ok'] = async (operation, input) => {
    const answer = await call(operation, input);
    if (answer.status >= 300) throw new Error(`${operation}: ${answer.text.slice(0, 2000)}`);
    return answer.body;
  };
  const dry: Sample['dry'] = async (operation, input) =>
    (await callOperation(host, token, operation, input, { dryRun: true })).body.result;
  return { id, progress, seconds, call, ok, dry };
}

/** The document of this code. */
export async function coded(sample: Sample, noun: string, code: string): Promise<Body> {
  const list = `masterdata.list${capital(noun)}`;
  const { data } = await sample.ok(list, { filter: { code: { eq: code } } });
  return data[0];
}
