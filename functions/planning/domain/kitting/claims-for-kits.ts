import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { max, min, sub } from '../../../../shared/kernel/decimal.ts';
import { analyseKits } from './analyse-kits.ts';
import { prepare, startedRequirement } from './kit-one-order.ts';
import type { KitAnswer, KitQuestion } from './kit-order.ts';

export interface KitClaims extends Pick<KitAnswer, 'id' | 'number' | 'kitQuantity' | 'kitRate'> {
  claims: { lineNo: number; quantity: Decimal }[];
}

/**
 * What each order would hold of the stock if the analysis were carried out: material of its kits,
 * or all it finds under `fullClaim`. Lines beyond the scope keep what they have.
 */
export function claimsForKits(question: KitQuestion): KitClaims[] {
  const answers = analyseKits({ ...question, options: { ...question.options, sequence: 'given' } });
  return answers.map(({ id, number, kitQuantity, kitRate, lines }, index) => {
    const order = question.orders[index] as KitQuestion['orders'][number];
    const scoped = new Set(prepare(order, question).lines.map(({ line }) => line.position));
    const claims = order.lines.map((line) => {
      if (!scoped.has(line.position)) return { lineNo: line.position, quantity: line.reserved };
      const found = lines.find(({ position }) => position === line.position)?.available ?? '0';
      const forKits = max('0', sub(startedRequirement(line, order, kitQuantity), line.issued));
      const wanted = question.options.allocation === 'fullClaim' ? found : min(found, forKits);
      return { lineNo: line.position, quantity: wanted };
    });
    return { id, number, kitQuantity, kitRate, claims };
  });
}
