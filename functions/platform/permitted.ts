import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { recordDenial } from './audit.ts';
import type { Session } from './http/session.ts';
import { requirePermission } from './permissions.ts';
import type { Runtime } from './runtime.ts';

/**
 * A refusal for want of a right is an audit matter, be it of the operation itself or found by it
 * when it knows what it is asked for.
 */
export async function permitted<T>(
  runtime: Runtime,
  session: Session,
  { id, permission }: AnyOperation,
  work: () => Promise<T>,
): Promise<T> {
  try {
    if (permission) requirePermission(session, permission);
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.status === 403) {
      await recordDenial(session.store, session.actor, id, runtime.clock);
    }
    throw error;
  }
}
