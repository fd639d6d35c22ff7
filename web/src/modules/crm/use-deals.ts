import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  moveOpportunity,
  quoteOpportunity,
} from '../../../../shared/contracts/crm/opportunity-operations.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { call } from '../../lib/call.ts';
import { isProblem } from '../../lib/problem.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { queryClient, refreshAll } from '../../lib/queries.ts';
import type { BoardColumn, DealCard, Deed } from './pipeline-of.ts';

interface Board {
  columns: BoardColumn[];
}

/** A drawer that the board has opened for a deal. */
export interface OpenDrawer {
  deal: DealCard;
  kind: 'win' | 'lose' | 'fill';
  /** For filling in: which fields, and what is done with the deal then. */
  fields?: readonly string[];
  stage?: string;
}

/** Moves deals at once and takes it back if the server refuses; asks for what a stage needs. */
export function useDeals(queryKey: readonly unknown[]) {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [drawer, setDrawer] = useState<OpenDrawer>();
  const refused = async (failure: unknown, deal: DealCard, stage?: string) => {
    refreshAll();
    const fields = missingFields(failure);
    if (fields.length > 0) {
      setDrawer({ deal, kind: 'fill', fields, ...(stage !== undefined && { stage }) });
      return;
    }
    await loadSentences();
    setError(failure);
  };
  const move = async (deal: DealCard, stage: string): Promise<boolean> => {
    setError(undefined);
    queryClient.setQueryData<Board>(queryKey, (board) => board && movedIn(board, deal, stage));
    try {
      await call(moveOpportunity, { id: deal.id, stage });
      refreshAll();
      return true;
    } catch (failure) {
      await refused(failure, deal, stage);
      return false;
    }
  };
  const quote = async (deal: DealCard) => {
    setError(undefined);
    try {
      const { quotationId } = await call(quoteOpportunity, { id: deal.id });
      refreshAll();
      const path = quotationId && pathTo('quotation', quotationId);
      if (path) await navigate({ to: path });
    } catch (failure) {
      await refused(failure, deal);
    }
  };
  const perform = (deal: DealCard, deed: Deed) =>
    deed === 'quote' ? void quote(deal) : setDrawer({ deal, kind: deed });
  const finish = () => {
    const done = drawer;
    setDrawer(undefined);
    if (done?.kind !== 'fill') return;
    if (done.stage === undefined) void quote(done.deal);
    else void move(done.deal, done.stage);
  };
  return { move, perform, drawer, error, close: () => setDrawer(undefined), finish };
}

export type Deals = ReturnType<typeof useDeals>;

/** The fields of the deal that a refusal asks for. */
function missingFields(failure: unknown): string[] {
  const asked =
    isProblem(failure, 'crm.requiredForStage') || isProblem(failure, 'crm.nothingToQuote');
  if (!asked) return [];
  return failure.errors.map(({ pointer }) => pointer.slice(1)).filter((field) => field !== '');
}

function movedIn(board: Board, deal: DealCard, stage: string): Board {
  const columns = board.columns.map((column) => {
    const rest = column.cards.filter(({ id }) => id !== deal.id);
    if (column.stage !== stage) return { ...column, cards: rest };
    return { ...column, cards: [...rest, { ...deal, daysInStage: 0, stalled: false }] };
  });
  return { ...board, columns };
}
