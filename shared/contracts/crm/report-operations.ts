import * as z from 'zod';
import {
  choice,
  code,
  date,
  flag,
  instant,
  integer,
  labelled,
  money,
  quantity,
  rate,
  text,
} from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { member } from '../platform/nouns.ts';
import { followUp, followUpMethods } from './follow-up.ts';
import { opportunity } from './opportunity.ts';
import { pipeline, stageCode, stageKinds } from './pipeline.ts';

const shape = opportunity.fields.shape;
const count = labelled('Count', '数量', integer(0, 100_000_000));

const card = z.strictObject({
  id: opportunity.ref(),
  name: shape.name,
  customerId: shape.customerId,
  customerName: labelled('Customer', '客户', text(200)).optional(),
  ownerId: shape.ownerId,
  amount: shape.amount,
  expectedCloseDate: shape.expectedCloseDate,
  lastContactAt: shape.lastContactAt,
  daysInStage: labelled('Days in stage', '停留天数', integer(0, 1_000_000)),
  stalled: labelled('Stalled', '停滞', flag()),
});

const column = z.strictObject({
  stage: labelled('Stage', '阶段', code(40)),
  name: labelled('Name', '名称', text(60)),
  probability: labelled('Probability', '赢率', rate()),
  count,
  amount: labelled('Amount', '金额', money()),
  weightedAmount: labelled('Weighted amount', '加权金额', money()),
  cards: z.array(card),
});

/** The open deals of a pipeline by stage, the longest waiting first, 200 cards a column. */
export const opportunityBoard = defineOperation({
  id: 'crm.opportunityBoard',
  method: 'GET',
  path: '/api/crm/pipelines/{id}/board',
  permission: 'opportunity.read',
  label: { en: 'Board', zh: '商机看板' },
  page: { hidden: true },
  noun: pipeline,
  input: () => z.strictObject({ id: pipeline.ref(), ownerId: member.ref().optional() }),
  output: () => z.strictObject({ columns: z.array(column) }),
});

const funnelStage = z.strictObject({
  stage: labelled('Stage', '阶段', stageCode()),
  name: labelled('Stage', '阶段', text(60)),
  kind: labelled('Kind', '类型', choice(stageKinds)),
  /** Deals that came at least this far, wherever they are now. */
  count,
  amount: labelled('Amount', '金额', money()),
  /** Share of the stage before that came this far. */
  conversion: labelled('Conversion', '转化率', rate()).optional(),
  /** Mean stay of those that have left the stage, in days. */
  averageDays: labelled('Average days', '平均天数', quantity('nonNegative')).optional(),
  /** Exactly the deals that are counted, at most 1,000 of them. */
  opportunityIds: z.array(opportunity.ref()),
});

/** How far the deals went that began from one day to another, in the company's time zone. */
export const salesFunnel = defineOperation({
  id: 'crm.salesFunnel',
  method: 'GET',
  path: '/api/crm/pipelines/{id}/funnel',
  permission: 'opportunity.read',
  label: { en: 'Sales funnel', zh: '销售漏斗' },
  noun: pipeline,
  input: () =>
    z.strictObject({
      id: pipeline.ref(),
      from: date(),
      to: date(),
      ownerId: member.ref().optional(),
      team: code(60).optional(),
      source: text(60).optional(),
    }),
  output: () =>
    z.strictObject({
      stages: z.array(funnelStage),
      lost: z.strictObject({ count, amount: money() }),
    }),
});

const howMany = (label: { en: string; zh: string }) =>
  labelled(label.en, label.zh, integer(0, 100_000_000));

const activityRow = z.strictObject({
  date: labelled('Date', '日期', date()),
  ownerId: labelled('Representative', '跟进人', member.ref()).optional(),
  count,
  call: howMany(followUpMethods.call),
  visit: howMany(followUpMethods.visit),
  meeting: howMany(followUpMethods.meeting),
  email: howMany(followUpMethods.email),
  message: howMany(followUpMethods.message),
  other: howMany(followUpMethods.other),
  /** Different customers; where there is none yet, leads. */
  contacted: labelled('Customers and leads', '客户和线索数', integer(0, 100_000_000)),
  /** The first and the last of the day: between them lie exactly the records that are counted. */
  firstAt: labelled('First', '首次', instant()),
  lastAt: labelled('Last', '末次', instant()),
});

/**
 * Follow-ups per representative and day of the company's time zone; days without any are left out.
 */
export const activitiesPerDay = defineOperation({
  id: 'crm.activitiesPerDay',
  method: 'GET',
  path: '/api/crm/follow-ups/per-day',
  permission: 'followUp.read',
  label: { en: 'Activities per day', zh: '每日跟进统计' },
  page: { hidden: true },
  noun: followUp,
  input: () =>
    z.strictObject({
      from: labelled('From', '从', date()),
      to: labelled('To', '到', date()),
      ownerId: labelled('Representative', '跟进人', member.ref()).optional(),
      team: labelled('Team', '部门', code(60)).optional(),
    }),
  output: () => z.strictObject({ count, rows: z.array(activityRow) }),
  errors: ['crm.tooManyDays'],
});
