import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { date, email, text } from '../fields.ts';
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

/** The company is founded like any other; then it lives a year that ends on `until`. */
export const sampleRequested = defineEvent({
  id: 'account.sampleRequested',
  description: 'A person wants a sample company, which is now to be set up and to get its history.',
  data: () => z.strictObject({ founding: companyFounded.data, until: date() }),
});

export const sampleDiscarded = defineEvent({
  id: 'account.sampleDiscarded',
  description: 'A person does not want their sample company any more; nothing of it shall be left.',
  data: () => z.strictObject({ personId: text(80) }),
});
