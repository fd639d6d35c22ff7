import { Button } from 'antd';
import type * as z from 'zod';
import type { kittingAnalysis } from '../../../../../shared/contracts/planning/kitting-operations.ts';
import { usePageKeys } from '../../../kit/use-page-keys.ts';
import { useSay } from '../../../lib/language.ts';
import { moved } from './move-order.ts';

const texts = {
  swap: { en: 'Change places', zh: '调整顺序' },
  changed: { en: 'You look at a sequence of your own.', zh: '当前为自定义顺序。' },
  back: { en: 'Back to the usual sequence', zh: '恢复默认顺序' },
} as const;

type Swap = z.infer<typeof kittingAnalysis.output>['advice']['swaps'][number];

interface Props {
  swaps: readonly Swap[];
  /** All orders in their sequence. */
  order: readonly string[];
  changed: boolean;
  onOrder: (ids: readonly string[] | undefined) => void;
}

/** The best of the advice as a sentence, and the one button that follows it. */
export function SwapAdvice({ swaps, order, changed, onOrder }: Props) {
  const say = useSay();
  const best = swaps[0];
  const follow = () => best && onOrder(moved(order, best.id, best.place, best.otherId));
  const back = () => onOrder(undefined);
  usePageKeys({ s: best !== undefined && follow, 'ctrl+z': changed && back });
  return (
    <>
      {best && (
        <div className="advice" role="status">
          <p>{say(best.sentence)}</p>
          <Button onClick={follow} title="S">
            {say(texts.swap)}
          </Button>
        </div>
      )}
      {changed && (
        <div className="done-line" role="status">
          <span>{say(texts.changed)}</span>
          <span className="spacer" />
          <Button size="small" onClick={back} title="Ctrl+Z">
            {say(texts.back)}
          </Button>
        </div>
      )}
    </>
  );
}
