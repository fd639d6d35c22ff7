import { expect, it } from 'vitest';
import { email, fieldMeta } from '../../../../shared/contracts/fields.ts';
import { paymentTerms } from '../../../../shared/contracts/masterdata/party.ts';
import { fill } from '../../lib/fill.ts';
import { readsAs } from './reads-as.ts';

const inChinese: Parameters<typeof readsAs>[2] = (label, params) =>
  fill(label?.zh ?? '', params ?? {});
const terms = fieldMeta(paymentTerms);

it.each([
  [{ kind: 'net', days: 30 }, '开票后 30 天'],
  [{ kind: 'endOfMonth', days: 45 }, '月结 45 天'],
  [{ kind: 'prepaid', days: 0 }, '预付'],
])('%j reads as %s', (value, sentence) => {
  expect(readsAs(terms, value, inChinese)).toBe(sentence);
});

it('an object without a sentence is told by its parts', () => {
  expect(readsAs(fieldMeta(email()), { kind: 'net' }, inChinese)).toBeUndefined();
});
