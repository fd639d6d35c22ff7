import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { findRecords } from '../../../shared/contracts/platform/operations.ts';
import { useSettled } from '../kit/use-settled.ts';
import { call, type Output } from '../lib/call.ts';
import { loadOperation, nounEntry, operationEntry } from '../lib/contracts.ts';
import { mayDo } from '../lib/session.ts';
import { lookUp } from '../lib/titles.ts';
import { nounsInOrder } from './navigation.ts';
import { type FoundRecord, rankRecords } from './rank-records.ts';

const FIND = 'platform.findRecords';
const PAUSE_MS = 150;
const SHORTEST = 2;

/** A price is called by its item and supplier, which the answer names by their ids alone. */
const asCalled = async (record: FoundRecord): Promise<FoundRecord> =>
  nounEntry(record.noun)?.under ? { ...record, ...(await lookUp(record.noun, record.id)) } : record;

/** Records of all nouns that fit what was typed, once it has stood still for a moment. */
export function useRecords(typed: string): { records: FoundRecord[]; searching: boolean } {
  const wanted = typed.trim();
  const whole = wanted.length >= SHORTEST && mayDo(operationEntry(FIND)?.permission);
  const settled = useSettled(wanted, PAUSE_MS);
  const { data, isFetching } = useQuery({
    queryKey: ['palette', settled],
    queryFn: async ({ signal }) => {
      const answer = await call(await loadOperation(FIND), { search: settled }, { signal });
      const { data: found } = answer as Output<typeof findRecords>;
      return Promise.all(found.map(asCalled));
    },
    enabled: whole && settled.length >= SHORTEST,
    staleTime: 10_000,
  });
  const records = useMemo(() => {
    const known = (data ?? []).filter(({ noun }) => nounEntry(noun));
    return whole ? rankRecords(known, settled, nounsInOrder()) : [];
  }, [whole, data, settled]);
  return { records, searching: whole && (isFetching || settled !== wanted) };
}
