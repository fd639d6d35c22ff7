import * as z from 'zod';
import { flag, integer, labelled, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';

/** Leads that nobody owns yet lie in a pool; its members take them from there. */
export const leadPool = defineNoun({
  id: 'leadPool',
  plural: 'lead-pools',
  prefix: 'pool',
  module: 'crm',
  label: { en: 'Lead pool', zh: '线索池' },
  title: 'name',
  unique: ['name'],
  search: ['name', 'region'],
  columns: ['name', 'region', 'openToAll', 'dailyClaimLimit', 'holdingLimit', 'coolDownDays'],
  sort: 'name',
  master: true,
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(60)),
      region: labelled('Region', '区域', text(60)).optional(),
      provinces: labelled('Provinces', '省份', z.array(text(30)).max(100)).optional(),
      /** Where leads go whose province no pool names. */
      takesRest: labelled('Takes all other provinces', '接收其他省份', flag()).optional(),
      memberIds: labelled('Members', '成员', z.array(member.ref()).max(200)).optional(),
      openToAll: labelled('Open to everybody', '对所有人开放', flag()).optional(),
      dailyClaimLimit: labelled('Claims per day', '每日领取上限', integer(1, 10_000)).optional(),
      holdingLimit: labelled('Leads held at once', '持有上限', integer(1, 100_000)).optional(),
      coolDownDays: labelled(
        'Days before claiming a returned lead again',
        '退回后再领取间隔(天)',
        integer(0, 365),
      ).optional(),
    }),
});
