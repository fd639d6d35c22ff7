import { randomBytes } from 'node:crypto';
import { createIdMaker, type IdMaker } from '../../shared/kernel/id.ts';

/** Where time and chance come in: replaced under test, so that every run can be repeated. */
export interface Clock {
  now: () => number;
  random: (bytes: number) => Uint8Array;
  sleep: (ms: number) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: (bytes) => randomBytes(bytes),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export const isoInstant = (epochMs: number): string => new Date(epochMs).toISOString();

export const idMaker = (clock: Clock): IdMaker => createIdMaker(clock.now, clock.random);
