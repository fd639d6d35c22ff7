import * as z from 'zod';
import { date, instant, labelled } from '../fields.ts';
import { periodCode } from './period.ts';

/** The books as they were at a moment. */
export const asOf = labelled('As of', '截至时刻', instant()).optional();

/** A period, or from one day to another. */
export const span = {
  period: labelled('Period', '期间', periodCode()).optional(),
  from: labelled('From', '开始日期', date()).optional(),
  to: labelled('To', '结束日期', date()).optional(),
};

/** A sum may need more digits than one amount. */
const sum = () =>
  z
    .string()
    .regex(/^-?\d{1,24}(\.\d{1,6})?$/)
    .meta({ kind: 'money' });

export const total = (en: string, zh: string) => labelled(en, zh, sum());
