import { loadOperation } from '../../../lib/contracts.ts';
import { say } from '../../../lib/language.ts';
import type { Done } from './done-line.tsx';
import type { Released } from './release-drawer.tsx';

const texts = { released: { en: 'Released as drafts:', zh: '已生成草稿：' } } as const;

const ends = {
  purchaseOrder: 'purchasing.cancelPurchaseOrder',
  workOrder: 'manufacturing.cancelWorkOrder',
} as const;

/** What a release made; the drafts are cancelled to take it back, then it can be released anew. */
export async function releasedDone(made: readonly Released[]): Promise<Done> {
  const documents = [...new Map(made.map(({ noun, id }) => [id, { noun, id }])).values()];
  const undo = await Promise.all(
    documents.map(async ({ noun, id }) => ({
      operation: await loadOperation(ends[noun]),
      input: { id },
    })),
  );
  return { text: say(texts.released), documents, undo };
}
