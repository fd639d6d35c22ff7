import { expect } from 'vitest';
import { mulberry32 } from '../../infra/local/store/faults.ts';
import type { AnyBody } from './answer.ts';
import type { HostProcess } from './host-process.ts';

/** What a caller remembers of a chain: the answers it has heard, word by word. */
export interface Chain {
  name: string;
  heard: Map<string, string>;
  /** Calls with a key of its own: what was heard before must be heard again, byte by byte. */
  step: (operation: string, input: Record<string, unknown>) => Promise<AnyBody>;
}

function newChain({ call }: HostProcess, name: string): Chain {
  const heard = new Map<string, string>();
  return {
    name,
    heard,
    async step(operation, input) {
      const answer = await call(operation, input, `${name}-${operation}`);
      if (answer.status >= 300) throw new Error(`${name} ${operation}: ${answer.text}`);
      const before = heard.get(operation);
      if (before !== undefined) expect(answer.text, `${name} ${operation}`).toBe(before);
      heard.set(operation, answer.text);
      return answer.body;
    },
  };
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

export interface Killing {
  /** How many hosts must die. */
  points: number;
  seed: number;
  /** Store calls of one walk, roughly: a point beyond its end kills nothing and is drawn again. */
  calls: number;
  walk: (chain: Chain) => Promise<void>;
}

/** More draws than this for a death mean that hosts no longer die. */
const MOST_DRAWS = 3;

/**
 * Walks chains, each in a host that is to die before or after a seeded store call, until as many
 * hosts have died as there are points; each is finished in the host that comes up. Leaves a host
 * running in which every chain has been walked once more. Answers the chains.
 */
export async function killAndFinish(host: HostProcess, { points, seed, calls, walk }: Killing) {
  const random = mulberry32(seed);
  const chains: Chain[] = [];
  let deaths = 0;
  let unfinished: Chain | undefined;
  for (let index = 0; deaths < points; index += 1) {
    expect(index, `${deaths} of ${points} hosts died`).toBeLessThan(points * MOST_DRAWS);
    const number = 1 + Math.floor(random() * calls);
    const kind = random() < 0.5 ? 'crashBefore' : 'crashAfter';
    await host.start(`${number}:${kind}`);
    // The host that comes up finishes what the dead one was asked for, then is armed itself.
    if (unfinished) await walk(unfinished);
    host.arm();
    const chain = newChain(host, `chain-${index}`);
    chains.push(chain);
    const died = await diesDuring(walk(chain));
    unfinished = died ? chain : undefined;
    if (died) deaths += 1;
    await host.stop('SIGKILL');
  }
  await host.start();
  for (const chain of chains) await walk(chain);
  return chains;
}
