import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/titles.ts';
import { totalsOf } from './shape.ts';

/** The amounts under the lines, the currency once. */
export function Totals({ noun, doc }: { noun: AnyNoun; doc: Row }) {
  const say = useSay();
  const names = totalsOf(noun).filter((name) => doc[name] !== undefined);
  if (names.length === 0) return null;
  const currency = doc['currency'] as string | undefined;
  return (
    <dl className="totals">
      {names.map((name, index) => (
        <div key={name} data-last={index === names.length - 1 || undefined}>
          <dt>
            {say(fieldMeta(noun.fields.shape[name]).label)}
            {index === names.length - 1 && currency && <span className="caption"> {currency}</span>}
          </dt>
          <dd className="num">{moneyText(String(doc[name]), currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
