import { notFound, useParams } from '@tanstack/react-router';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { operationEntry, useOperation } from '../../lib/contracts.ts';

/** The operation that the address names; the page waits until its contract is here. */
export function useOperationOfPage(): AnyOperation {
  const { module, operation } = useParams({ strict: false }) as Record<string, string>;
  const id = `${module}.${operation}`;
  if (!operationEntry(id)) throw notFound();
  return useOperation(id);
}
