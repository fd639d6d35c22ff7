import * as z from 'zod';
import { code, integer, labelled, price, quantity, rate, ref, text } from '../fields.ts';
import { workCalendar } from '../masterdata/work-calendar.ts';
import { defineNoun } from '../noun.ts';

/** A machine, or a group of like ones, or people: what time is planned and charged on. */
export const workCentre = defineNoun({
  id: 'workCentre',
  plural: 'work-centres',
  prefix: 'wc',
  module: 'engineering',
  label: { en: 'Work centre', zh: '工作中心' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name', 'nameEn', 'department'],
  columns: ['code', 'name', 'department', 'machines', 'hoursPerDay', 'labourRate', 'overheadRate'],
  sort: 'code',
  master: true,
  defaulted: ['machines', 'hoursPerDay', 'efficiency'],
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      department: labelled('Department', '部门', text(60)).optional(),
      calendarId: labelled('Calendar', '日历', workCalendar.ref()).optional(),
      machines: labelled('Machines', '台数', integer(1, 1000)),
      /** Of one machine on a working day. */
      hoursPerDay: labelled('Hours per day', '每日工时', quantity()),
      /** Standard hours per hour worked: 0.9 makes ten standard minutes last 11.1. */
      efficiency: labelled('Efficiency', '效率', rate('positive')),
      labourRate: labelled('Labour rate per hour', '人工费率（每小时）', price()).optional(),
      overheadRate: labelled('Overhead rate per hour', '制造费率（每小时）', price()).optional(),
      supplierId: labelled('Subcontractor', '委外供应商', ref('supplier', 'sup')).optional(),
    }),
});
