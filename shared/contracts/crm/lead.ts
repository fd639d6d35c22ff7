import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  date,
  email,
  instant,
  labelled,
  note,
  personal,
  phone,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';
import { leadPool } from './lead-pool.ts';

export const leadStateNames = {
  pool: { en: 'In the pool', zh: '待领取' },
  owned: { en: 'In follow-up', zh: '跟进中' },
  converted: { en: 'Converted', zh: '已转化' },
  lost: { en: 'Lost', zh: '已无效' },
} as const;

export const leadStates = defineStates({
  initial: 'pool',
  transitions: {
    pool: ['owned', 'lost'],
    owned: ['pool', 'converted', 'lost'],
    converted: [],
    lost: [],
  },
});

/**
 * Somebody who may buy. A lead in a pool has no owner, so that the scopes own and team do not
 * reach it: its members see it through the pool, with the personal fields masked.
 */
export const lead = defineNoun({
  id: 'lead',
  plural: 'leads',
  prefix: 'lead',
  module: 'crm',
  label: { en: 'Lead', zh: '线索' },
  title: 'companyName',
  search: ['companyName', 'source', 'requirement'],
  columns: ['companyName', 'contactName', 'province', 'source', 'state', 'ownerId', 'createdAt'],
  sort: '-createdAt',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  states: leadStates,
  page: {
    sections: [
      {
        label: { en: 'Lead', zh: '线索' },
        fields: ['companyName', 'contactName', 'phone', 'email', 'province', 'source'],
      },
      { label: { en: 'Requirements', zh: '需求' }, fields: ['requirement'] },
      {
        label: { en: 'Ownership', zh: '归属' },
        fields: ['ownerId', 'ownedAt', 'poolId', 'lastContactAt', 'returnedBy', 'returnedOn'],
      },
    ],
    hidden: ['team', 'region'],
  },
  fields: () =>
    z.strictObject({
      companyName: labelled('Company', '公司名称', text(200)),
      contactName: labelled('Contact', '联系人', personal(text(100))).optional(),
      phone: labelled('Phone', '电话', personal(phone())).optional(),
      email: labelled('E-mail', '邮箱', personal(email())).optional(),
      province: labelled('Province', '省份', text(30)).optional(),
      source: labelled('Source', '来源', text(60)).optional(),
      requirement: labelled('Requirement', '需求', note()).optional(),
      state: labelled('State', '状态', computed(choice(leadStateNames))),
      poolId: labelled('Pool', '线索池', computed(leadPool.ref())).optional(),
      ownerId: labelled('Owner', '负责人', computed(member.ref())).optional(),
      team: labelled('Team', '部门', computed(code(60))).optional(),
      region: labelled('Region', '区域', computed(text(60))).optional(),
      ownedAt: labelled('Taken', '领取时间', computed(instant())).optional(),
      returnedBy: labelled('Returned by', '退回人', computed(member.ref())).optional(),
      returnedOn: labelled('Returned on', '退回日期', computed(date())).optional(),
      lastContactAt: labelled('Last contact', '最近联系', computed(instant())).optional(),
      closeReason: labelled('Reason', '原因', computed(text(200))).optional(),
      customerId: labelled('Customer', '客户', computed(ref('customer', 'cus'))).optional(),
      opportunityId: labelled(
        'Opportunity',
        '商机',
        computed(ref('opportunity', 'opp')),
      ).optional(),
    }),
});

/** What people know of a lead; all else is the system's to say. */
export const leadFields = lead.fields.pick({
  companyName: true,
  contactName: true,
  phone: true,
  email: true,
  province: true,
  source: true,
  requirement: true,
  externalId: true,
});
