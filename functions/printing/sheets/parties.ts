import type { Label } from '../../../shared/contracts/fields.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { supplier } from '../../../shared/contracts/masterdata/supplier.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import { type Language, nameIn, textIn } from '../domain/sheet.ts';

type Lines = { label: Label; lines: readonly (string | undefined)[] };

interface Party {
  code: string;
  name: string;
  nameEn?: string | undefined;
  taxNumber?: string | undefined;
  addresses?: readonly Record<string, string | undefined>[] | undefined;
  contacts?: readonly { name: string; phone?: string | undefined }[] | undefined;
}

const taxNumber = { en: 'Tax no.', zh: '税号' };

function linesOf(language: Language, party: Party): (string | undefined)[] {
  const [place] = party.addresses ?? [];
  const [person] = party.contacts ?? [];
  const { province, city, street, country, postcode } = place ?? {};
  const parts =
    language === 'en' ? [street, city, province, postcode, country] : [province, city, street];
  const address = parts.filter(Boolean).join(language === 'en' ? ', ' : '');
  const named = language === 'en' ? taxNumber.en : taxNumber.zh;
  return [
    nameIn(language, party),
    textIn(language, address === '' ? undefined : address),
    textIn(language, person && [person.name, person.phone].filter(Boolean).join(' ')),
    party.taxNumber && `${named} ${party.taxNumber}`,
  ];
}

/** Ourselves, as documents show us. */
export function ourselves({ company }: Ctx, language: Language, label: Label): Lines {
  const english = language === 'en';
  const named = english ? taxNumber.en : taxNumber.zh;
  const lines = [
    nameIn(language, company),
    english ? company.addressEn : company.address,
    company.phone,
    company.taxNumber && `${named} ${company.taxNumber}`,
    textIn(language, company.bankDetails),
  ];
  return { label, lines };
}

export async function buyer(
  ctx: Ctx,
  language: Language,
  id: string,
  label: Label,
): Promise<Lines> {
  return { label, lines: linesOf(language, (await need(ctx, customer, id)) as Party) };
}

export async function seller(ctx: Ctx, language: Language, id: string): Promise<Lines> {
  const lines = linesOf(language, (await need(ctx, supplier, id)) as Party);
  return { label: { en: 'Supplier', zh: '供应商' }, lines };
}
