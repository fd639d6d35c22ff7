import * as z from 'zod';
import { choice, code, entryOf, integer, labelled, rate, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const stageKinds = {
  open: { en: 'Open', zh: '进行中' },
  won: { en: 'Won', zh: '赢单' },
  lost: { en: 'Lost', zh: '输单' },
} as const;

/** What a stage can ask of an opportunity before it lets it in. */
export const requirableFields = {
  amount: { en: 'Amount', zh: '预计金额' },
  expectedCloseDate: { en: 'Expected close', zh: '预计成交日期' },
  contactName: { en: 'Contact', zh: '联系人' },
  requirement: { en: 'Requirement', zh: '需求' },
  lines: { en: 'Lines', zh: '产品明细' },
} as const;

export type RequirableField = keyof typeof requirableFields;

export const stage = z.strictObject({
  code: labelled('Code', '编码', code(40)),
  name: labelled('Name', '名称', text(60)),
  probability: labelled('Probability', '赢率', rate()),
  kind: labelled('Kind', '类型', choice(stageKinds)),
  requiredFields: labelled(
    'Required fields',
    '必填字段',
    z.array(choice(requirableFields)).max(10),
  ).optional(),
});

export type Stage = z.infer<typeof stage>;

/** A stage of the pipeline that stands beside it. */
export const stageCode = () =>
  entryOf({ noun: 'pipeline', list: 'stages', by: 'pipelineId' }, code(40));

/** The company's own way of selling: stages in order, the last ones won and lost. */
export const pipeline = defineNoun({
  id: 'pipeline',
  plural: 'pipelines',
  prefix: 'pip',
  module: 'crm',
  label: { en: 'Pipeline', zh: '销售流程' },
  title: 'name',
  unique: ['name'],
  search: ['name'],
  columns: ['name', 'stalledAfterDays'],
  sort: 'createdAt',
  master: true,
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(60)),
      stages: labelled('Stages', '阶段', z.array(stage).min(3).max(30)),
      winReasons: labelled('Win reasons', '赢单原因', z.array(text(60)).max(50)).optional(),
      lossReasons: labelled('Loss reasons', '输单原因', z.array(text(60)).max(50)).optional(),
      stalledAfterDays: labelled('Stalled after (days)', '停滞天数', integer(1, 3650)).optional(),
    }),
});
