import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { proposeSuppliers } from '../../../../../shared/contracts/purchasing/question-operations.ts';
import { orderRequests } from '../../../../../shared/contracts/purchasing/request-operations.ts';
import { sub } from '../../../../../shared/kernel/decimal.ts';
import { Field } from '../../../kit/fields/field.tsx';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { useForm } from '../../../kit/form/use-form.ts';
import { RehearseDrawer } from '../../../kit/workbench/rehearse-drawer.tsx';
import { dateText, decimalText, moneyText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import { mayDo } from '../../../lib/session.ts';
import type { Request } from './request.ts';

const texts = {
  title: { en: 'Order requests ({count})', zh: '{count} 项需求下单' },
  order: { en: 'Order', zh: '下单' },
  gross: { en: 'Total {gross} incl. tax', zh: '价税合计 {gross}' },
  needed: { en: 'needed {date}', zh: '{date} 需要' },
  price: { en: 'at {price}', zh: '单价 {price}' },
} as const;

interface Props {
  requests: readonly Request[];
  onClose: () => void;
  onDone: () => void;
}

const MOST = 80;
const shape = orderRequests.input.shape;

/** Requests as one order: whom from, and what the order would say. */
export function OrderDrawer({ requests, onClose, onDone }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const first = requests[0] as Request;
  const quantity = sub(first.quantity, first.ordered);
  const best = useQuery({
    ...ask(proposeSuppliers, { itemId: first.itemId, quantity }, ['supplierPrice']),
    enabled: mayDo(proposeSuppliers.permission),
  });
  const form = useForm(orderRequests.input.pick({ supplierId: true }), {});
  const proposed = best.data?.data[0]?.supplierId;
  const supplierId = (form.values['supplierId'] as string | undefined) ?? proposed;
  const shown = { ...form, values: { ...form.values, supplierId } };
  const wrong = Object.keys(form.errors).length > 0;
  const input =
    supplierId && !wrong
      ? { supplierId, requests: requests.slice(0, MOST).map(({ id }) => ({ requestId: id })) }
      : undefined;
  return (
    <RehearseDrawer
      operation={orderRequests}
      input={input}
      settled={form.settled}
      title={say(texts.title, { count: requests.length })}
      action={texts.order}
      told={({ result }) => (
        <ul className="effect-list">
          {result.lines.map((line) => (
            <li key={line.lineNo}>
              <div className="row">
                <TitleLink noun="item" id={line.itemId} />
                <span className="spacer" />
                <strong className="num">{decimalText(line.quantity)}</strong>
              </div>
              <div className="caption">
                {say(texts.price, { price: decimalText(line.price, 2) })}
                {line.neededOn && ` · ${say(texts.needed, { date: dateText(line.neededOn) })}`}
              </div>
            </li>
          ))}
          <li>{say(texts.gross, { gross: moneyText(result.gross, result.currency) })}</li>
        </ul>
      )}
      onClose={onClose}
      onDone={({ id }) => {
        onDone();
        void navigate({ to: `/purchasing/purchase-orders/${id}` });
      }}
    >
      <div className="fields" data-columns="1">
        <Field form={shown} path="supplierId" schema={shape.supplierId} autoFocus />
      </div>
    </RehearseDrawer>
  );
}
