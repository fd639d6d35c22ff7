import type * as z from 'zod';
import type { IdentityContext } from './identity-context.ts';
import { invalidParameter } from './wire-error.ts';

export type WireOperation = (ctx: IdentityContext, input: unknown) => Promise<object>;

/** One operation of the protocol: reads its input by a schema, then runs. */
export function defineWireOperation<S extends z.ZodType>(
  schema: S,
  run: (ctx: IdentityContext, input: z.output<S>) => Promise<object>,
): WireOperation {
  return (ctx, input) => {
    const read = schema.safeParse(input);
    if (!read.success) {
      const where = read.error.issues[0]?.path.join('.') ?? '';
      throw invalidParameter(`Value at '${where}' failed to satisfy constraint`);
    }
    return run(ctx, read.data);
  };
}
