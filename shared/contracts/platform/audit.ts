import * as z from 'zod';
import { pageInput } from '../derived.ts';
import { advised, instant, integer, labelled, note, nounName, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { apiKey, member } from './nouns.ts';

const input = () =>
  z.strictObject({
    /** This month if left out, as UTC has it. */
    month: labelled(
      'Month',
      '月份',
      advised(
        'Enter a month such as 2026-03.',
        '请输入月份，如 2026-03。',
        z
          .string()
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
          .meta({ kind: 'code' }),
      ),
    ).optional(),
    ...pageInput,
  });

/** Who it was: a member, or another system by its key. */
const who = {
  memberId: labelled('Member', '成员', member.ref()).optional(),
  apiKeyId: labelled('API key', 'API 密钥', apiKey.ref()).optional(),
};

/** Requests that were refused for want of a right, counted by the hour, newest first. */
export const listDenials = defineOperation({
  id: 'platform.listDenials',
  method: 'GET',
  path: '/api/platform/denials',
  permission: 'audit.read',
  label: { en: 'Refused requests', zh: '越权请求记录' },
  input,
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          at: labelled('Hour', '时段', instant()),
          ...who,
          operation: labelled('Operation', '操作', text(120)),
          /** Counting stops at a hundred an hour. */
          times: labelled('Times', '次数', integer(1, 1000)),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
});

/** Lists that were exported: by whom, narrowed how, and how many rows, newest first. */
export const listExports = defineOperation({
  id: 'platform.listExports',
  method: 'GET',
  path: '/api/platform/exports',
  permission: 'audit.read',
  label: { en: 'Exports', zh: '导出记录' },
  input,
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          at: labelled('Time', '时间', instant()),
          ...who,
          noun: labelled('List', '列表', nounName()),
          search: labelled('Search', '搜索', note(200)).optional(),
          filter: labelled('Filter', '筛选', note(100_000)).optional(),
          rows: labelled('Rows', '行数', integer(0, 1_000_000)),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
});
