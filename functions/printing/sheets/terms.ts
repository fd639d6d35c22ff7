import { paymentTermKinds } from '../../../shared/contracts/masterdata/party.ts';
import { type Language, labelIn } from '../domain/sheet.ts';

interface Terms {
  kind: keyof typeof paymentTermKinds;
  days: number;
}

/** When payment falls due, in words. */
export function termsText(language: Language, { kind, days }: Terms): string {
  const named = labelIn(language, paymentTermKinds[kind]);
  if (kind === 'prepaid') return named;
  return language === 'en' ? `${named}: ${days}` : `${named} ${days} 天`;
}
