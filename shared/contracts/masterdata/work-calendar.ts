import * as z from 'zod';
import { code, date, flag, integer, labelled, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

/** A day that differs from its weekday: a holiday, or a Saturday that is worked. */
export const calendarException = z.strictObject({
  date: labelled('Date', '日期', date()),
  working: labelled('Working day', '工作日', flag()),
  name: labelled('Name', '名称', text(60)).optional(),
});

/** Counted as ISO 8601 does. */
const weekdays = {
  1: { en: 'Monday', zh: '周一' },
  2: { en: 'Tuesday', zh: '周二' },
  3: { en: 'Wednesday', zh: '周三' },
  4: { en: 'Thursday', zh: '周四' },
  5: { en: 'Friday', zh: '周五' },
  6: { en: 'Saturday', zh: '周六' },
  7: { en: 'Sunday', zh: '周日' },
};

const weekday = () => integer(1, 7).meta({ kind: 'integer', choices: weekdays });

/**
 * Which days are worked. Weekdays count from Monday = 1 to Sunday = 7. `knownUntil` is the last
 * day whose exceptions are known; beyond it weekdays alone decide.
 */
export const workCalendar = defineNoun({
  id: 'workCalendar',
  plural: 'work-calendars',
  prefix: 'cal',
  module: 'masterdata',
  label: { en: 'Working calendar', zh: '工作日历' },
  title: 'code',
  unique: ['code', 'standard'],
  search: ['code', 'name', 'nameEn'],
  columns: ['code', 'name', 'weekdays', 'knownUntil', 'standard'],
  sort: 'code',
  master: true,
  defaulted: ['weekdays'],
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      weekdays: labelled('Weekdays worked', '每周工作日', z.array(weekday()).min(1).max(7)),
      exceptions: labelled('Exceptions', '例外日', z.array(calendarException).max(1000)).optional(),
      knownUntil: labelled('Known until', '已知至', date()).optional(),
      /** The calendar of all that name none. */
      standard: labelled('Company calendar', '公司日历', flag()).optional(),
    }),
});
