import { Link } from '@tanstack/react-router';
import type { journal } from '../../../../shared/contracts/finance/journal.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { amountInWords } from '../../../../shared/kernel/chinese-amount.ts';
import { sum } from '../../../../shared/kernel/decimal.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import { useLanguage, useSay } from '../../lib/language.ts';
import { Amount } from './amount.tsx';
import { useAccountName } from './use-accounts.ts';

type Voucher = Doc<typeof journal>;
type Line = Voucher['lines'][number];

const texts = {
  lines: { en: 'Lines', zh: '分录' },
  memo: { en: 'Memo', zh: '摘要' },
  account: { en: 'Account', zh: '会计科目' },
  debit: { en: 'Debit', zh: '借方金额' },
  credit: { en: 'Credit', zh: '贷方金额' },
  total: { en: 'Total', zh: '合计' },
} as const;

/** The entry as it would stand on paper. */
export function VoucherLines({ doc }: { doc: Voucher }) {
  const say = useSay();
  const zh = useLanguage() !== 'en';
  const phone = usePhone();
  const nameOf = useAccountName();
  const side = { width: phone ? 104 : 128 };
  const total = sum(doc.lines.map(({ debit }) => debit));
  return (
    <section className="card lines-scroll" tabIndex={0} aria-label={say(texts.lines)}>
      <table className="table voucher">
        <colgroup>
          {!phone && <col style={{ width: '32%' }} />}
          <col />
          <col style={side} />
          <col style={side} />
        </colgroup>
        <thead>
          <tr>
            {!phone && <th>{say(texts.memo)}</th>}
            <th>{say(texts.account)}</th>
            <th className="num">{say(texts.debit)}</th>
            <th className="num">{say(texts.credit)}</th>
          </tr>
        </thead>
        <tbody>
          {doc.lines.map((line, index) => (
            <tr key={index}>
              {!phone && <td>{line.memo ?? doc.memo}</td>}
              <td>
                <Link
                  to="/finance/ledger"
                  search={{ accountCode: line.accountCode, period: doc.period } as never}
                >
                  {line.accountCode}
                </Link>{' '}
                {nameOf(line.accountCode)}
                {phone && line.memo !== doc.memo && <p className="caption">{line.memo}</p>}
                <Dimensions line={line} />
              </td>
              <td className="num">
                <Amount value={line.debit} />
              </td>
              <td className="num">
                <Amount value={line.credit} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={phone ? 1 : 2}>
              {say(texts.total)}
              {zh && doc.currency === 'CNY' && (
                <span className="voucher-words">{amountInWords(total)}</span>
              )}
            </td>
            <td className="num">
              <Amount value={total} zero />
            </td>
            <td className="num">
              <Amount value={sum(doc.lines.map(({ credit }) => credit))} zero />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const refs = [
  ['customerId', 'customer'],
  ['supplierId', 'supplier'],
  ['itemId', 'item'],
  ['warehouseId', 'warehouse'],
] as const;

/** What the amount is about, besides its account: customer, item, department. */
function Dimensions({ line }: { line: Line }) {
  const named = refs.flatMap(([field, noun]) => {
    const id = line[field];
    return id === undefined ? [] : [<TitleText key={field} noun={noun} id={id} />];
  });
  const plain = [line.department, line.project, line.person].filter((one) => one !== undefined);
  const foreign = line.foreignAmount && (
    <span key="foreign">
      {line.foreignCurrency} <Amount value={line.foreignAmount} /> × {line.exchangeRate}
    </span>
  );
  const all = [...named, ...plain, ...(foreign ? [foreign] : [])];
  if (all.length === 0) return null;
  return (
    <div className="caption">
      {all.map((one, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {one}
        </span>
      ))}
    </div>
  );
}
