import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  date,
  instant,
  labelled,
  money,
  note,
  personal,
  price,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';
import { lead } from './lead.ts';
import { pipeline, stageCode } from './pipeline.ts';

export const opportunityStateNames = {
  open: { en: 'Open', zh: '进行中' },
  won: { en: 'Won', zh: '赢单' },
  lost: { en: 'Lost', zh: '输单' },
} as const;

/** A lost one may come back, even with an order in hand; a won one is history. */
export const opportunityStates = defineStates({
  initial: 'open',
  transitions: { open: ['won', 'lost'], lost: ['open', 'won'], won: [] },
});

export const opportunityLine = z.strictObject({
  itemId: labelled('Item', '物料', ref('item', 'itm')),
  quantity: labelled('Quantity', '数量', quantity()),
  /** Absent: the price policy decides when it is quoted. */
  price: labelled('Price', '单价', price()).optional(),
});

export const stageMove = z.strictObject({
  from: labelled('From', '原阶段', stageCode()).optional(),
  to: labelled('To', '新阶段', stageCode()),
  at: labelled('Time', '时间', instant()),
  by: labelled('By', '操作人', text(80)),
});

/** A deal in sight, on its way through the stages of a pipeline. */
export const opportunity = defineNoun({
  id: 'opportunity',
  plural: 'opportunities',
  prefix: 'opp',
  module: 'crm',
  label: { en: 'Opportunity', zh: '商机' },
  title: 'name',
  search: ['name', 'requirement', 'source'],
  columns: ['name', 'customerId', 'stage', 'amount', 'expectedCloseDate', 'ownerId', 'state'],
  sort: '-createdAt',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  states: opportunityStates,
  page: {
    sections: [
      {
        label: { en: 'Opportunity', zh: '商机' },
        fields: [
          'name',
          'customerId',
          'contactName',
          'amount',
          'expectedCloseDate',
          'source',
          'pipelineId',
        ],
      },
      { label: { en: 'Requirements', zh: '需求' }, fields: ['requirement'] },
      {
        label: { en: 'Outcome', zh: '进展' },
        fields: [
          'weightedAmount',
          'lastContactAt',
          'closedOn',
          'winReason',
          'winNote',
          'lossReason',
          'lossNote',
          'ownerId',
        ],
      },
    ],
    lineColumns: ['itemId', 'quantity', 'price'],
    totals: [],
    hidden: ['team', 'region', 'stageHistory', 'stage', 'probability', 'enteredStageAt'],
  },
  derives: {
    weightedAmount: { times: ['amount', 'probability'] },
  },
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(200)),
      customerId: labelled('Customer', '客户', ref('customer', 'cus')),
      leadId: labelled('Lead', '线索', computed(lead.ref())).optional(),
      contactName: labelled('Contact', '联系人', personal(text(100))).optional(),
      source: labelled('Source', '来源', text(60)).optional(),
      requirement: labelled('Requirement', '需求', note()).optional(),
      /** In the company's currency, so that deals add up. */
      amount: labelled('Amount', '预计金额', money('nonNegative')).optional(),
      expectedCloseDate: labelled('Expected close', '预计成交日期', date()).optional(),
      lines: labelled('Lines', '产品明细', z.array(opportunityLine).max(100)).optional(),
      pipelineId: labelled('Pipeline', '销售流程', pipeline.ref()),
      stage: labelled('Stage', '阶段', computed(stageCode())),
      probability: labelled('Probability', '赢率', computed(rate())),
      /** amount × probability. */
      weightedAmount: labelled('Weighted amount', '加权金额', computed(money())).optional(),
      enteredStageAt: labelled('In stage since', '进入阶段时间', computed(instant())),
      stageHistory: labelled('Stage history', '阶段历史', computed(z.array(stageMove).max(500))),
      state: labelled('State', '状态', computed(choice(opportunityStateNames))),
      closedOn: labelled('Closed on', '关闭日期', computed(date())).optional(),
      winReason: labelled('Win reason', '赢单原因', computed(text(60))).optional(),
      winNote: labelled('Win note', '赢单说明', computed(note(1000))).optional(),
      lossReason: labelled('Loss reason', '输单原因', computed(text(60))).optional(),
      lossNote: labelled('Loss note', '输单说明', computed(note(1000))).optional(),
      quotationId: labelled('Quotation', '报价单', computed(ref('quotation', 'quo'))).optional(),
      salesOrderId: labelled('Order', '订单', computed(ref('salesOrder', 'so'))).optional(),
      lastContactAt: labelled('Last contact', '最近联系', computed(instant())).optional(),
      ownerId: labelled('Owner', '负责人', computed(member.ref())).optional(),
      team: labelled('Team', '部门', computed(code(60))).optional(),
      region: labelled('Region', '区域', computed(text(60))).optional(),
    }),
});
