import { useState } from 'react';
import type * as z from 'zod';
import { releasedInto } from '../../../../../shared/contracts/planning/firm-planned-order.ts';
import { MOST_RELEASED } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { releasePlannedOrders } from '../../../../../shared/contracts/planning/release-operations.ts';
import { Field } from '../../../kit/fields/field.tsx';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { useForm } from '../../../kit/form/use-form.ts';
import { RehearseDrawer } from '../../../kit/workbench/rehearse-drawer.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';

const texts = {
  title: { en: 'Release {count} planned {count:order|orders}', zh: '投放 {count} 张计划订单' },
  one: { en: 'Release planned order', zh: '投放计划订单' },
  release: { en: 'Release', zh: '投放' },
  makes: { en: '{kind} as a draft, due {date}', zh: '生成{kind}草稿，{date} 到期' },
  asks: { en: 'Purchase request, needed on {date}', zh: '采购申请，{date} 需求' },
  raised: { en: 'planned {planned}, raised by lot rules', zh: '计划 {planned}，按批量规则上调' },
  merged: { en: '{count} merged', zh: '{count} 张合并' },
} as const;

export type Released = z.infer<typeof releasePlannedOrders.output>['data'][number];

interface Props {
  runId: string;
  ids: readonly string[];
  onClose: () => void;
  onDone: (made: readonly Released[]) => void;
}

const shape = releasePlannedOrders.input.shape;
const asked = { windowDays: true, purchasesAs: true, supplierId: true } as const;

type Wishes = Pick<
  z.infer<typeof releasePlannedOrders.input>,
  'windowDays' | 'purchasesAs' | 'supplierId'
>;

/** Merge and release: what becomes of the chosen orders, before it does. */
export function ReleaseDrawer({ runId, ids, onClose, onDone }: Props) {
  const say = useSay();
  const form = useForm(releasePlannedOrders.input.pick(asked), {
    windowDays: ids.length > 1 ? 7 : 0,
  });
  const [first] = useState(() => ids.slice(0, MOST_RELEASED));
  const { windowDays, ...wishes } = form.values as Wishes;
  const input = {
    runId,
    plannedOrderIds: first,
    ...(windowDays !== undefined && { windowDays: Number(windowDays) }),
    ...wishes,
  };
  const count = decimalText(String(first.length));
  return (
    <RehearseDrawer
      operation={releasePlannedOrders}
      input={Object.keys(form.errors).length > 0 ? undefined : input}
      settled={form.settled}
      title={first.length === 1 ? say(texts.one) : say(texts.title, { count })}
      action={texts.release}
      told={({ result }) => (
        <ul className="effect-list">
          {result.data.map((made, index) => (
            <Made key={index} made={made} />
          ))}
        </ul>
      )}
      onClose={onClose}
      onDone={({ data }) => onDone(data)}
    >
      <div className="fields" data-columns="2">
        <Field form={form} path="windowDays" schema={shape.windowDays} autoFocus />
        <Field form={form} path="purchasesAs" schema={shape.purchasesAs} />
        <Field form={form} path="supplierId" schema={shape.supplierId} />
      </div>
    </RehearseDrawer>
  );
}

function Made({ made }: { made: Released }) {
  const say = useSay();
  const { noun, itemId, supplierId, planned, quantity, dueOn, plannedOrderIds } = made;
  const notes = [
    planned !== quantity && say(texts.raised, { planned: decimalText(planned) }),
    plannedOrderIds.length > 1 && say(texts.merged, { count: plannedOrderIds.length }),
  ].filter(Boolean);
  return (
    <li>
      <div className="row">
        <TitleLink noun="item" id={itemId} />
        <span className="spacer" />
        <strong className="num">{decimalText(quantity)}</strong>
      </div>
      <div className="caption">
        {say(noun === 'purchaseRequest' ? texts.asks : texts.makes, {
          kind: say(releasedInto[noun]),
          date: dateText(dueOn),
        })}
        {supplierId && (
          <>
            {' · '}
            <TitleLink noun="supplier" id={supplierId} />
          </>
        )}
      </div>
      {notes.length > 0 && <div className="caption">{notes.join(' · ')}</div>}
    </li>
  );
}
