import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Clock } from './clock.ts';
import { NoEffect, runCommand } from './command.ts';
import type { Ctx } from './context.ts';

const request = { operation: 'o', principal: 'p', key: 'k', requestHash: 'h' };
const clock = { sleep: async () => undefined, random: (n: number) => new Uint8Array(n) };

/** Decides so often on data that do not fit together, then finds nothing to do. */
async function decided(unsound: number) {
  let looks = 0;
  const contextFor = () => ({ numbering: { restart: () => undefined } }) as unknown as Ctx;
  const decide = async () => {
    looks += 1;
    if (looks <= unsound) z.string().parse(1);
    throw new NoEffect();
  };
  const error = await runCommand(contextFor, decide, request, clock as unknown as Clock).catch(
    (caught: unknown) => caught,
  );
  return { looks, error };
}

it('what does not fit together is looked at again', async () => {
  const { looks, error } = await decided(2);
  expect(looks).toBe(3);
  expect(error).toBeInstanceOf(NoEffect);
});

it('what never does is our own mistake', async () => {
  const { looks, error } = await decided(100);
  expect(looks).toBe(3);
  expect(error).toBeInstanceOf(z.ZodError);
});
