import type { Label } from '../../../../shared/contracts/fields.ts';
import { isDecimal } from '../../../../shared/kernel/decimal.ts';
import { decimalText, moneyText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { TitleLink } from '../fields/title-text.tsx';

type Values = Readonly<Record<string, unknown>>;

const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

interface Step extends Values {
  label?: Label;
  why?: Label;
  chosen?: boolean;
  applies?: boolean;
}

/** The steps of a derivation as a short table; what counted is bold, what did not says why. */
export function Derivation({ answer }: { answer: Values }) {
  const say = useSay();
  const steps = (answer['steps'] ?? answer['trace'] ?? []) as readonly Step[];
  const names = new Set(steps.flatMap((step) => valuesOf(step).map(([name]) => of(name))));
  const columns = [...names].toSorted((a, b) => Number(a === NUMBER) - Number(b === NUMBER));
  return (
    <table className="small-table">
      <tbody>
        {steps.map((step, index) => (
          <tr
            key={index}
            data-chosen={step.chosen || undefined}
            data-off={step.applies === false || undefined}
          >
            <th scope="row">
              {isLabel(step.label) ? say(step.label) : String(step.label ?? '')}
              {isLabel(step.why) && <div className="caption">{say(step.why)}</div>}
            </th>
            {columns.map((column) => (
              <td key={column} className={column === 'id' ? undefined : 'num'}>
                {valuesOf(step)
                  .filter(([name]) => of(name) === column)
                  .map(([name, value], at) => (
                    <span key={name}>
                      {at > 0 && ' · '}
                      {shown(name, value)}
                    </span>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const words = ['label', 'why', 'chosen', 'applies', 'code'];

const NUMBER = 'number of the step';

/** What stands in one column: a number, whatever it is of, and what a step is about. */
const of = (name: string): string => {
  if (['value', 'amount', 'rate'].includes(name)) return NUMBER;
  return /(^id|Id|^number)$/.test(name) ? 'id' : name;
};

/** The number of a document is said by the link to it. */
function valuesOf(step: Step): [name: string, value: unknown][] {
  const given = Object.entries(step).filter(
    ([name, value]) => !words.includes(name) && value !== undefined && value !== null,
  );
  const linked = given.some(([, value]) => nounOfId(String(value)) !== undefined);
  return given.filter(([name]) => !(linked && name === 'number'));
}

const isMoney = (name: string): boolean => ['amount', 'cost', 'stockValue'].includes(name);

function shown(name: string, value: unknown) {
  const text = String(value);
  if (name === 'rate') return rateText(text);
  if (isMoney(name)) return moneyText(text);
  const noun = nounOfId(text);
  if (noun) return <TitleLink noun={noun} id={text} />;
  return isDecimal(text) ? decimalText(text) : text;
}
