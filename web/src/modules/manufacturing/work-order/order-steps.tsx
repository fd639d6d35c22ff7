import { workOrderStateNames } from '../../../../../shared/contracts/manufacturing/work-order.ts';
import type { PartProps } from '../../../kit/document/document-parts.ts';
import { StateTag } from '../../../kit/state-tag.tsx';
import { useSay } from '../../../lib/language.ts';

/** The usual way of a work order; from material to goods it may go back and skip. */
const way = ['draft', 'released', 'kitted', 'inProcess', 'done', 'closed'] as const;

type Step = (typeof way)[number];

/** Where the order stands, as a slim line; a cancelled one stands beside it. */
export function OrderSteps({ doc }: PartProps) {
  const say = useSay();
  const state = String(doc['state']) as keyof typeof workOrderStateNames;
  const at = way.indexOf(state as Step);
  if (at < 0) {
    return (
      <p className="state-line">
        <StateTag state={state} label={say(workOrderStateNames[state])} />
      </p>
    );
  }
  return (
    <ol className="state-line">
      {way.map((step, index) => (
        <li
          key={step}
          data-step={index < at ? 'past' : index === at ? 'now' : 'next'}
          aria-current={index === at ? 'step' : undefined}
        >
          {say(workOrderStateNames[step])}
        </li>
      ))}
    </ol>
  );
}
