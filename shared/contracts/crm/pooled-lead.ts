import * as z from 'zod';
import { instant, labelled, note, text } from '../fields.ts';
import { lead } from './lead.ts';

/** What a member sees of a lead before taking it: personal fields are masked. */
export const pooledLead = z.strictObject({
  id: lead.ref(),
  companyName: lead.fields.shape.companyName,
  contactName: labelled('Contact', '联系人', text(100)).optional(),
  phone: labelled('Phone', '电话', text(40)).optional(),
  email: labelled('E-mail', '邮箱', text(254)).optional(),
  province: lead.fields.shape.province,
  source: lead.fields.shape.source,
  requirement: labelled('Requirement', '需求', note()).optional(),
  createdAt: labelled('Created', '创建时间', instant()),
  lastContactAt: lead.fields.shape.lastContactAt,
});
