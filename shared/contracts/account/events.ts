import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { email, text } from '../fields.ts';
import { foundCompany } from './operations.ts';

export const companyFounded = defineEvent({
  id: 'account.companyFounded',
  description: 'A person founded a company, which is now to be set up.',
  data: () =>
    z.strictObject({
      personId: text(80),
      email: email(),
      choices: foundCompany.input,
    }),
});
