import { useSay } from '../../lib/language.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { Effect } from './effect.tsx';
import type { Rehearsal } from './use-rehearsal.ts';

const texts = { effect: { en: 'What happens', zh: '执行结果预览' } } as const;

type Props = Omit<Rehearsal, 'refusal'>;

/** What a command would do, under its form, as soon as that is whole. */
export function EffectSection({ wanted, effect, refused, trying }: Props) {
  const say = useSay();
  if (!wanted || (!effect && refused === undefined && !trying)) return null;
  return (
    <section className="effect" aria-busy={trying}>
      <h2>{say(texts.effect)}</h2>
      <ProblemBox error={refused} />
      {effect ? <Effect effect={effect} /> : trying && <span className="bone" />}
    </section>
  );
}
