import * as z from 'zod';
import { choice, code, computed, date, instant, labelled, note, ref, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';
import { lead } from './lead.ts';
import { opportunity } from './opportunity.ts';

export const followUpMethods = {
  call: { en: 'Call', zh: '电话' },
  visit: { en: 'Visit', zh: '拜访' },
  meeting: { en: 'Meeting', zh: '会议' },
  email: { en: 'E-mail', zh: '邮件' },
  message: { en: 'Message (WeChat, SMS)', zh: '微信/短信' },
  other: { en: 'Other', zh: '其他' },
} as const;

/** How many days are counted at once; a longer span is for lists and exports. */
export const MOST_ACTIVITY_DAYS = 92;

/** What was said and agreed, and what comes next. Edits stay visible as versions. */
export const followUp = defineNoun({
  id: 'followUp',
  plural: 'follow-ups',
  prefix: 'fu',
  module: 'crm',
  label: { en: 'Follow-up', zh: '跟进记录' },
  title: 'content',
  search: ['content', 'nextStep'],
  columns: ['at', 'method', 'content', 'nextStep', 'nextOn', 'ownerId'],
  sort: '-at',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  page: { hidden: ['team', 'region'] },
  fields: () =>
    z.strictObject({
      content: labelled('Content', '跟进内容', note().min(1)),
      method: labelled('Method', '跟进方式', choice(followUpMethods)),
      at: labelled('Time', '跟进时间', instant()),
      nextStep: labelled('Next step', '下一步', note(1000)).optional(),
      nextOn: labelled('Next follow-up', '下次跟进日期', date()).optional(),
      leadId: labelled('Lead', '线索', lead.ref()).optional(),
      customerId: labelled('Customer', '客户', ref('customer', 'cus')).optional(),
      opportunityId: labelled('Opportunity', '商机', opportunity.ref()).optional(),
      ownerId: labelled('By', '跟进人', computed(member.ref())).optional(),
      team: labelled('Team', '部门', computed(code(60))).optional(),
      region: labelled('Region', '区域', computed(text(60))).optional(),
    }),
});
