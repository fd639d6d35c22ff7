import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { email, text } from '../fields.ts';
import { attachment } from './attachment.ts';
import { apiKey, file, job, member } from './nouns.ts';

export const memberInvited = defineEvent({
  id: 'platform.memberInvited',
  label: { en: 'a member was invited', zh: '邀请成员' },
  description: 'A person was let into the company.',
  data: () =>
    z.strictObject({
      memberId: member.ref(),
      personId: text(80),
      email: email(),
      /** The account was made for this invitation: there is nobody yet who could be asked. */
      newAccount: z.boolean().optional(),
    }),
});

export const memberChanged = defineEvent({
  id: 'platform.memberChanged',
  label: { en: 'a member was changed', zh: '成员变更' },
  description: 'Roles, team or activity of a member changed.',
  data: () => z.strictObject({ memberId: member.ref(), personId: text(80), active: z.boolean() }),
});

export const apiKeyRevoked = defineEvent({
  id: 'platform.apiKeyRevoked',
  description: 'An API key was revoked.',
  data: () => z.strictObject({ apiKeyId: apiKey.ref() }),
});

/** Its bytes have to go. */
export const attachmentRemoved = defineEvent({
  id: 'platform.attachmentRemoved',
  label: { en: 'a file was removed', zh: '移除附件' },
  description: 'A file was taken off a document; its bytes are to be deleted.',
  data: () => z.strictObject({ attachmentId: attachment.ref(), fileId: file.ref() }),
});

/** The target's own module does the work, in parts: each part asks for the next. */
export const importRequested = defineEvent({
  id: 'platform.importRequested',
  label: { en: 'an import was started', zh: '发起导入' },
  description: 'Rows of a file shall be imported, from where the job stands.',
  data: () => z.strictObject({ jobId: job.ref(), module: text(60), target: text(60) }),
});
