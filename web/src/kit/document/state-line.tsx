import type { Label } from '../../../../shared/contracts/fields.ts';
import type { StateMachine } from '../../../../shared/kernel/state-machine.ts';
import { useSay } from '../../lib/language.ts';
import { StateTag } from '../state-tag.tsx';

interface Props {
  machine: StateMachine<string>;
  labels: Readonly<Record<string, Label>>;
  state: string;
  noun: string;
}

/** Where a document ends that nobody wanted to end there. */
const undone: readonly string[] = ['cancelled', 'reversed', 'archived', 'rejected', 'lost'];

/** The usual way through the states: from the first, always on to the first that follows. */
export function usualWay({ initial, next }: StateMachine<string>): string[] {
  const way: string[] = [];
  let state: string | undefined = initial;
  while (state !== undefined && ![...way, ...undone].includes(state)) {
    way.push(state);
    state = next(state)[0];
  }
  return way;
}

/** A slim line of steps; a state beside the usual way stands as a word of its own. */
export function StateLine({ machine, labels, state, noun }: Props) {
  const say = useSay();
  const way = usualWay(machine);
  const at = way.indexOf(state);
  if (way.length < 2 || at < 0) {
    return (
      <p className="state-line">
        <StateTag state={state} label={say(labels[state])} noun={noun} />
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
          {say(labels[step])}
        </li>
      ))}
    </ol>
  );
}
