import type { ReactNode } from 'react';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { explainerIn } from '../why/explainers.ts';
import { Why } from '../why/why.tsx';
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
          <dd className="num">
            <Explained {...{ noun, doc, name }}>{moneyText(String(doc[name]), currency)}</Explained>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ExplainedProps {
  noun: AnyNoun;
  doc: Row;
  name: string;
  children: ReactNode;
}

function Explained({ noun, doc, name, children }: ExplainedProps) {
  const explainer = explainerIn(noun, name);
  if (!explainer) return children;
  return (
    <Why explainer={explainer} doc={doc}>
      {children}
    </Why>
  );
}
