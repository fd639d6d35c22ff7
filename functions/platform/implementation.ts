import type * as z from 'zod';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { AnyOperation, Operation } from '../../shared/contracts/operation.ts';
import type { Ctx } from './context.ts';
import type { Outcome, Posting } from './outcome.ts';

/** Decides what a command does. It reads, and returns what shall be written. */
export type CommandRun<C extends AnyOperation> = (
  ctx: Ctx,
  input: z.infer<C['input']>,
) => Promise<Outcome<z.input<C['output']>>>;

/** Answers a query. */
export type QueryRun<C extends AnyOperation> = (
  ctx: Ctx,
  input: z.infer<C['input']>,
) => Promise<z.input<C['output']>>;

// biome-ignore lint/suspicious/noExplicitAny: only the method tells commands from queries
type IsQuery<C> = C extends Operation<any, any, infer M> ? ('GET' extends M ? true : false) : never;

type Operations = Readonly<Record<string, AnyOperation>>;

/** One implementation for every command of a module: a missing one does not compile. */
export type Commands<O extends Operations> = {
  [K in keyof O as IsQuery<O[K]> extends true ? never : K]: CommandRun<O[K]>;
};

/** One implementation for every query of a module. */
export type Queries<O extends Operations> = {
  [K in keyof O as IsQuery<O[K]> extends true ? K : never]: QueryRun<O[K]>;
};

/**
 * What a module adds when its master data is saved: defaults and what follows from what was given
 * (both returned as a patch), checks that span fields or documents (throw an AppError), and writes
 * that belong to the same commit.
 */
export interface MasterRule {
  defaults?: (ctx: Ctx, doc: Record<string, unknown>) => Record<string, unknown>;
  follows?: (after: AnyDoc, before: AnyDoc | undefined) => Record<string, unknown>;
  check?: (ctx: Ctx, after: AnyDoc, before: AnyDoc | undefined) => Promise<void> | void;
  also?: (ctx: Ctx, after: AnyDoc, before: AnyDoc | undefined) => Promise<Partial<Posting>>;
}

export type MasterRules = Readonly<Record<string, MasterRule>>;
