import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { email, text } from '../fields.ts';
import { apiKey, member } from './nouns.ts';

export const memberInvited = defineEvent({
  id: 'platform.memberInvited',
  description: 'A person was let into the company.',
  data: z.strictObject({ memberId: member.ref(), personId: text(80), email: email() }),
});

export const memberChanged = defineEvent({
  id: 'platform.memberChanged',
  description: 'Roles, team or activity of a member changed.',
  data: z.strictObject({ memberId: member.ref(), personId: text(80), active: z.boolean() }),
});

export const apiKeyRevoked = defineEvent({
  id: 'platform.apiKeyRevoked',
  description: 'An API key was revoked.',
  data: z.strictObject({ apiKeyId: apiKey.ref() }),
});
