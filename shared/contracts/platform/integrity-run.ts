import * as z from 'zod';
import { flag, instant, integer, labelled, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

const exception = z.strictObject({
  what: labelled('What', '事项', text(300)),
  expected: labelled('Expected', '应为', text(300)),
  found: labelled('Found', '实为', text(300)),
  noun: labelled('Kind', '类型', text(40)).optional(),
  id: labelled('Document', '单据', text(60)).optional(),
});

const check = z.strictObject({
  id: labelled('Check', '核对项', text(20)),
  title: labelled(
    'Title',
    '名称',
    z.strictObject({
      en: labelled('English', '英文', text(200)),
      zh: labelled('Chinese', '中文', text(200)),
    }),
  ),
  ok: labelled('Passed', '成立', flag()),
  count: labelled('Exceptions', '异常数', integer(0, 100_000_000)),
  exceptions: labelled('First exceptions', '异常示例', z.array(exception).max(5)),
});

/**
 * What the checks of the last night found: one document per company, each night a version of it.
 */
export const integrityRun = defineNoun({
  id: 'integrityRun',
  plural: 'integrity-runs',
  prefix: 'igr',
  module: 'platform',
  label: { en: 'Nightly check', zh: '夜间核对' },
  title: 'ranAt',
  columns: ['ranAt', 'ok', 'red'],
  fields: () =>
    z.strictObject({
      ranAt: labelled('Ran', '核对时间', instant()),
      ok: labelled('All passed', '全部成立', flag()),
      red: labelled('Failed', '不成立', integer(0, 1000)),
      checks: labelled('Checks', '核对项', z.array(check).max(1000)),
    }),
});
