import type { Label } from '../../../../shared/contracts/fields.ts';
import { isDecimal } from '../../../../shared/kernel/decimal.ts';
import { decimalText } from '../../lib/format.ts';
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
            <td className="num">{valuesOf(step)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const words = ['label', 'why', 'chosen', 'applies'];

const valuesOf = (step: Step) =>
  Object.entries(step)
    .filter(([name, value]) => !words.includes(name) && value !== undefined && value !== null)
    .map(([name, value], index) => (
      <span key={name}>
        {index > 0 && ' · '}
        {shown(value)}
      </span>
    ));

function shown(value: unknown) {
  const text = String(value);
  const noun = nounOfId(text);
  if (noun) return <TitleLink noun={noun} id={text} />;
  return isDecimal(text) ? decimalText(text) : text;
}
