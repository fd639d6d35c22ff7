import type * as z from 'zod';
import type { contact } from '../../../shared/contracts/masterdata/party.ts';
import { phoneKey } from './phone-key.ts';

type Contact = z.infer<typeof contact>;

const MAX_CONTACTS = 20;

interface Person {
  contactName?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** The contacts with this person, who is not added twice, nor beyond what a customer can have. */
export function withContact(contacts: readonly Contact[], person: Person): Contact[] {
  const { contactName, phone, email } = person;
  const name = contactName ?? phone ?? email;
  if (name === undefined || contacts.length >= MAX_CONTACTS) return [...contacts];
  const same = (known: Contact) =>
    phone !== undefined && known.phone !== undefined
      ? phoneKey(known.phone) === phoneKey(phone)
      : known.name === name;
  if (contacts.some(same)) return [...contacts];
  return [
    ...contacts,
    { name, ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) },
  ];
}
