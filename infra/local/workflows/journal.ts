import type { Json, Variables } from './machine-definition.ts';

/** Where one scope of an execution stands: everything that a new process needs to go on. */
export interface Frame {
  state: string;
  input: Json;
  /** Only those assigned in this scope; outer ones are in the outer frame. */
  variables: Variables;
  enteredAt: number;
  /** Retries used, per retrier of the current state. */
  retries: number[];
  /** Until when a Wait or a retry sleeps (milliseconds since the epoch). */
  wakeAt?: number;
  /** The items of the Map that is under way, so that a restart iterates over the same ones. */
  items?: Json[];
  /** Set when the scope has ended; `output` is then its result. */
  ended?: true;
  output?: Json;
}

export interface HistoryEvent {
  type: string;
  at: number;
  name?: string;
  input?: Json;
  output?: Json;
  error?: string;
  cause?: string;
}

/** Frames by path: '' is the machine, '/3' the fourth item or branch of its current state. */
export interface Journal {
  read(path: string): Frame | undefined;
  /** One atomic step: the frame, what happened, and optionally the end of all frames below it. */
  write(path: string, frame: Frame, events: readonly HistoryEvent[], dropBelow?: boolean): void;
}

/** Express executions live in memory alone: after a kill they run again from their event. */
export function createMemoryJournal(): Journal {
  const frames = new Map<string, Frame>();
  return {
    read: (path) => frames.get(path),
    write(path, frame, _events, dropBelow) {
      if (dropBelow) {
        for (const key of frames.keys()) if (key.startsWith(`${path}/`)) frames.delete(key);
      }
      frames.set(path, frame);
    },
  };
}
