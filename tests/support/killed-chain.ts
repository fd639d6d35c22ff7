import { expect } from 'vitest';
import { mulberry32 } from '../../infra/local/store/faults.ts';
import { capital } from '../../shared/contracts/noun.ts';
import { nouns, operations } from '../../shared/contracts/system.ts';
import type { AnyBody } from './answer.ts';
import type { HostedCompany, HostProcess } from './host-process.ts';
import { inParallel } from './seeded.ts';

/** What a caller needs of a host that is killed. */
export type KilledHost = Pick<HostProcess, 'start' | 'stop' | 'arm'>;

/** What a caller remembers of a chain: the answers it has heard, word by word. */
export interface Chain {
  name: string;
  heard: Map<string, string>;
  /** The operation that it was at last. */
  at: string;
  /** What was heard before the last answer is remembered, not asked for again. */
  hurried: boolean;
  /** Calls with a key of its own: what was heard before must be heard again, byte by byte. */
  step: (operation: string, input: Record<string, unknown>) => Promise<AnyBody>;
}

/** `before` is told of each step that comes. */
export function newChain(
  { call }: Pick<HostedCompany, 'call'>,
  name: string,
  before: (operation: string) => void = () => undefined,
): Chain {
  const heard = new Map<string, string>();
  const chain: Chain = {
    name,
    heard,
    at: '',
    hurried: false,
    async step(operation, input) {
      chain.at = operation;
      before(operation);
      const remembered = chain.hurried && heard.get(operation);
      if (remembered && operation !== [...heard.keys()].at(-1)) return JSON.parse(remembered);
      const answer = await call(operation, input, `${name}-${operation}`);
      if (answer.status >= 300) throw new Error(`${name} ${operation}: ${answer.text}`);
      const first = heard.get(operation);
      if (first !== undefined) expect(answer.text, `${name} ${operation}`).toBe(first);
      heard.set(operation, answer.text);
      return answer.body;
    },
  };
  return chain;
}

/** True when the host died under the caller; anything else it says is a finding. */
async function diesDuring(walk: Promise<void>): Promise<boolean> {
  try {
    await walk;
    return false;
  } catch (error) {
    if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) return true;
    throw error;
  }
}

/** A company on the host in which one kind of chain is walked. */
export interface Business {
  name: string;
  company: Pick<HostedCompany, 'call'>;
  walk: (chain: Chain) => Promise<void>;
  /**
   * Operations from which calls are counted, in turn; from the first one if none is named. In each
   * a host must die. Only one business has them: the others begin when calls are counted.
   */
  parts?: readonly string[];
  /** The chains that were walked. */
  chains: Chain[];
  /** Fails unless each of them has had its effect once. */
  check: () => Promise<void>;
}

export interface Killing {
  /** How many hosts must die under each business. */
  points: number;
  seed: number;
  /** Store calls of what is walked side by side, roughly: a point beyond its end kills nothing. */
  calls: number;
  businesses: readonly Business[];
}

/** More draws than this for a death mean that hosts no longer die. */
const MOST_DRAWS = 3;
/** Each part has so many tries at least. */
const TRIES = 5;
/** Chains that are walked once more at a time. */
const AT_ONCE = 4;

/** How often hosts have died under a business, and what was left unfinished. */
interface Deaths {
  business: Business;
  /** The operations that it was at. */
  at: string[];
  unfinished?: Chain | undefined;
}

const missing = ({ business, at }: Deaths): string[] =>
  (business.parts ?? []).filter((part) => !at.includes(part));

/**
 * Walks chains of every business side by side, each time in a host that is to die before or after
 * a seeded store call, until as many hosts have died under each as there are points; what was
 * under way is finished in the host that comes up. The longer a part is missed, the nearer to its
 * beginning the host dies. Leaves a host running in which every chain has been walked once more,
 * whose answered documents are all there once, and none besides. Answers how often a host died
 * under each business.
 */
export async function killAndFinish(host: KilledHost, killing: Killing): Promise<string> {
  const { points, seed, calls, businesses } = killing;
  const random = mulberry32(seed);
  const all = businesses.map((business): Deaths => ({ business, at: [] }));
  const parts = businesses.flatMap((business) => business.parts ?? []);
  const most = Math.max(points, TRIES * parts.length) * MOST_DRAWS;
  const goOn = () => all.some((one) => one.at.length < points || missing(one).length > 0);
  for (let index = 0; goOn(); index += 1) {
    expect(index, all.map((one) => soFar(one, points)).join('; ')).toBeLessThan(most);
    const part = parts[index % parts.length];
    const round = Math.floor(index / parts.length);
    const isMissing = part !== undefined && all.some((one) => missing(one).includes(part));
    const reach = isMissing ? Math.ceil(calls / 2 ** round) : calls;
    const number = 1 + Math.floor(random() * reach);
    const kind = random() < 0.5 ? 'crashBefore' : 'crashAfter';
    await host.start(`${number}:${kind}`);
    // The host that comes up finishes what the dead one was asked for, then is armed itself.
    await Promise.all(all.map(finish));
    await walkUntilDeath(host, all, `chain-${index}`, part);
    await host.stop('SIGKILL');
  }
  await host.start();
  for (const { company, walk, chains, check } of businesses) {
    await inParallel(chains, AT_ONCE, walk);
    await assertAllThereOnce(company, chains);
    await check();
  }
  return all.map(({ business, at }) => `${business.name} ${at.length}`).join(', ');
}

const soFar = (one: Deaths, points: number): string =>
  `${one.business.name}: ${one.at.length} of ${points} hosts died, ` +
  `none in ${missing(one).join(', ') || '–'}`;

/** One chain of each business; the host is armed at once, or when a chain comes to a part. */
async function walkUntilDeath(
  host: KilledHost,
  all: readonly Deaths[],
  name: string,
  from: string | undefined,
): Promise<void> {
  const armed = Promise.withResolvers<void>();
  let isOver = false;
  const arm = () => {
    host.arm();
    armed.resolve();
  };
  if (from === undefined) arm();
  await Promise.all(
    all.map(async (one) => {
      const { company, walk, parts, chains } = one.business;
      // Whoever finishes the chain is not killed.
      const chain = newChain(company, name, (operation) => {
        if (parts && operation === from && !isOver) arm();
      });
      if (!parts) await armed.promise;
      chains.push(chain);
      if (!(await diesDuring(walk(chain)))) return;
      one.at.push(chain.at);
      one.unfinished = chain;
    }),
  );
  isOver = true;
}

/** From the last answer that was heard on: all of them are asked for again at the end. */
async function finish(one: Deaths): Promise<void> {
  const { unfinished: chain, business } = one;
  if (!chain) return;
  one.unfinished = undefined;
  chain.hurried = true;
  await business.walk(chain);
  chain.hurried = false;
}

interface Made {
  noun: string;
  id: string;
}

const byId = new Map(operations.map((one) => [one.id, one]));

/** Documents that a chain was told it had made. */
function madeBy({ heard }: Chain): Made[] {
  return [...heard].flatMap(([operation, text]) => {
    const contract = byId.get(operation);
    if (contract?.status === 200) return [];
    const noun = nouns.find(({ document }) => document === contract?.output);
    return noun ? [{ noun: noun.id, id: JSON.parse(text).id }] : [];
  });
}

/** The query of a noun of this kind: `get` or `list`. */
function queryOf(noun: string, kind: 'get' | 'list'): string {
  const name = `.${kind}${capital(noun)}`;
  const found = operations.find(({ id }) => id.endsWith(name));
  if (!found) throw new Error(`no operation *${name}`);
  return found.id;
}

/** Every document that was answered can be read, and of its kind there are no others. */
async function assertAllThereOnce(
  { call }: Business['company'],
  chains: readonly Chain[],
): Promise<void> {
  const ids = new Map<string, Set<string>>();
  for (const { noun, id } of chains.flatMap(madeBy)) {
    const { status, text } = await call(queryOf(noun, 'get'), { id });
    expect(status, `${noun} ${id} was answered: ${text.slice(0, 300)}`).toBe(200);
    ids.set(noun, (ids.get(noun) ?? new Set()).add(id));
  }
  for (const [noun, { size }] of ids) {
    const { body } = await call(queryOf(noun, 'list'), { limit: 1, count: true });
    expect(body.total, `documents of ${noun}`).toBe(size);
  }
}
