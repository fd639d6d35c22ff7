import type { Doc } from '../../../shared/contracts/noun.ts';
import type { company } from '../../../shared/contracts/platform/company.ts';
import { invalidTaxNumber } from './errors.ts';
import { isSocialCreditCode } from './social-credit-code.ts';

interface Party {
  taxNumber?: string | undefined;
  currency?: string | undefined;
}

/**
 * Domestic partners of a Chinese company have a unified social credit code; a party that trades
 * in a foreign currency has whatever its own country gives. Throws `invalidTaxNumber`.
 */
export function checkTaxNumber(
  own: Pick<Doc<typeof company>, 'locale' | 'currency'>,
  { taxNumber, currency }: Party,
): void {
  if (taxNumber === undefined) return;
  if (own.locale !== 'zh-CN' || own.currency !== 'CNY') return;
  if (currency !== undefined && currency !== 'CNY') return;
  if (!isSocialCreditCode(taxNumber)) throw invalidTaxNumber({ taxNumber }, '/taxNumber');
}
