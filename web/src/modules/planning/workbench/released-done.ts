import { undoRelease } from '../../../../../shared/contracts/planning/release-operations.ts';
import { say } from '../../../lib/language.ts';
import type { Done } from './done-line.tsx';
import type { Released } from './release-drawer.tsx';

const texts = { released: { en: 'Released:', zh: '已投放：' } } as const;

/** What a release made; as long as nobody has gone on with it, it is taken back in one step. */
export function releasedDone(runId: string, made: readonly Released[]): Done {
  const documents = [...new Map(made.map(({ noun, id }) => [id, { noun, id }])).values()];
  const plannedOrderIds = [...new Set(made.flatMap((one) => one.plannedOrderIds))];
  return {
    text: say(texts.released),
    documents,
    undo: [{ operation: undoRelease, input: { runId, plannedOrderIds } }],
  };
}
