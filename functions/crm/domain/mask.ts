import type { lead } from '../../../shared/contracts/crm/lead.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';

/** 138****0001: a phone of eight digits and more keeps its first three and last four. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').length;
  const [head, tail] = digits >= 8 ? [3, 4] : [0, 2];
  let seen = 0;
  return phone.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= head || seen > digits - tail ? digit : '*';
  });
}

/** z***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0]}***${email.slice(at)}`;
}

/** 张**, and J*** *****: only the first sign and the blanks stand. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + rest.map((sign) => (sign === ' ' ? sign : '*')).join('');
}

/** The lead as it is shown to those who have not taken it. */
export function maskedLead(doc: Doc<typeof lead>): Doc<typeof lead> {
  return {
    ...doc,
    ...(doc.contactName !== undefined && { contactName: maskName(doc.contactName) }),
    ...(doc.phone !== undefined && { phone: maskPhone(doc.phone) }),
    ...(doc.email !== undefined && { email: maskEmail(doc.email) }),
  };
}

/** Who is to be asked for at a customer, as shown to those who do not look after it. */
export function maskedContact([contact]: readonly { name: string; phone?: string }[] = []) {
  if (!contact) return {};
  const { name, phone } = contact;
  return {
    contactName: maskName(name),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
  };
}

/** The lead without what is personal: for the dry run of somebody who may not see it yet. */
export function anonymousLead(doc: Doc<typeof lead>): Doc<typeof lead> {
  const { contactName: _name, phone: _phone, email: _email, ...rest } = doc;
  return rest;
}
