import { describe, expect, it } from 'vitest';
import { nounById } from '../system.ts';
import { sourceNames, sourceText } from './source-names.ts';

const runs = ['monthCost', 'productionCostRun', 'conversionSpread', 'opening', 'openingLedger'];

describe('the names of what vouchers come from', () => {
  it('are those of the nouns', () => {
    const documents = Object.entries(sourceNames).filter(([noun]) => !runs.includes(noun));
    for (const [noun, label] of documents)
      expect([noun, nounById(noun)?.label]).toEqual([noun, label]);
  });

  it('stand before the number, in the company’s language', () => {
    expect(sourceText('zh-CN', 'delivery', 'DN-1')).toBe('发货单 DN-1');
    expect(sourceText('en', 'delivery', 'DN-1')).toBe('Delivery DN-1');
    expect(sourceText('en', 'unheardOf')).toBe('unheardOf');
  });
});
