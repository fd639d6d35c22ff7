import { journal } from '../../../shared/contracts/finance/journal.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Ctx } from '../../platform/context.ts';
import { moneyText, sideText } from '../domain/figures.ts';
import { type Language, nameIn, type Sheet, textIn } from '../domain/sheet.ts';
import { accountNames } from '../names.ts';
import { printing } from '../print.ts';
import { ourselves } from '../sheets/parties.ts';

/** A voucher on voucher paper; before the numbering pass it has no number yet. */
async function voucherSheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof journal>,
): Promise<Sheet> {
  const accounts = await accountNames(
    ctx,
    doc.lines.map(({ accountCode }) => accountCode),
  );
  const accountText = (code: string) => {
    const found = accounts.get(code);
    return [code, found && nameIn(language, found)].filter(Boolean).join(' ');
  };
  const { voucherWord = '', voucherNumber } = doc;
  const word = textIn(language, voucherWord) ?? '';
  return {
    title: { en: 'Journal voucher', zh: '记账凭证' },
    number:
      voucherNumber === undefined
        ? (doc.sourceNumber ?? '')
        : `${word}${word === '' ? '' : '-'}${voucherNumber}`,
    parties: [ourselves(ctx, language, { en: 'Company', zh: '单位' })].map(({ label, lines }) => ({
      label,
      lines: lines.slice(0, 1),
    })),
    facts: [
      [{ en: 'Date', zh: '日期' }, doc.date],
      [{ en: 'Period', zh: '期间' }, doc.period],
      [{ en: 'Source', zh: '来源' }, doc.sourceNumber],
    ],
    columns: [
      { label: { en: 'Memo', zh: '摘要' }, wide: true },
      { label: { en: 'Account', zh: '会计科目' }, wide: true },
      { label: { en: 'Debit', zh: '借方金额' }, number: true },
      { label: { en: 'Credit', zh: '贷方金额' }, number: true },
    ],
    rows: doc.lines.map((line) => [
      textIn(language, line.memo ?? doc.memo) ?? doc.sourceNumber,
      accountText(line.accountCode),
      sideText(line.debit),
      sideText(line.credit),
    ]),
    totals: [[{ en: `Total ${doc.currency}`, zh: '合计' }, moneyText(doc.total)]],
    inWords: doc.total,
    signatures: [
      { en: 'Accountant', zh: '会计主管' },
      { en: 'Booked by', zh: '记账' },
      { en: 'Checked by', zh: '审核' },
      { en: 'Made by', zh: '制单' },
    ],
  };
}

export const printJournal = printing(journal, voucherSheet, 'voucher');
