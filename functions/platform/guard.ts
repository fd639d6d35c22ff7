import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { AppError } from '../../shared/kernel/errors.ts';
import type { Key } from './keys.ts';

/**
 * A number or lookup beside the documents that decides with the commit whether it may happen:
 * a balance, a credit exposure, a period lock. Guards are not part of the log.
 */
export interface Guard {
  key: Key;
  /** Added to numeric attributes. */
  add?: Record<string, Decimal>;
  /** The attribute must be at least this after the addition; absent counts as zero. */
  atLeast?: Record<string, Decimal>;
  /** Attributes must have these values; undefined means absent. */
  equals?: Record<string, string | number | boolean | undefined>;
  /** Attributes that are set. */
  set?: Record<string, string | number | boolean>;
  /** The item must not exist yet. */
  absent?: boolean;
  remove?: boolean;
  /** What the caller hears when the guard refuses. */
  refusal: AppError;
  /** The decision did not look at the item: deciding again cannot help, so the refusal stands. */
  final?: boolean;
}
