import type * as z from 'zod';
import { confirmPurchaseOrder } from '../../../../shared/contracts/purchasing/order-operations.ts';
import { lt } from '../../../../shared/kernel/decimal.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { Field } from '../../kit/fields/field.tsx';
import { TitleText } from '../../kit/fields/title-text.tsx';
import type { Form } from '../../kit/form/use-form.ts';
import { dateText, decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { expectedOf, type Order } from './receive/receive-form.tsx';
import './receive/receive.css';

const texts = {
  item: { en: 'Item', zh: '物料' },
  expected: { en: 'Expected', zh: '待收' },
  promised: { en: 'Promised', zh: '承诺日期' },
  confirmed: { en: 'Confirmed on', zh: '确认交期' },
} as const;

type Line = Order['lines'][number];

const lineShape = (
  (
    confirmPurchaseOrder.input.shape.lines as unknown as z.ZodOptional<z.ZodArray<z.ZodObject>>
  ).unwrap().element as z.ZodObject
).shape;

const stillOpen = ({ lines }: Order): readonly Line[] =>
  lines.filter((line) => lt('0', expectedOf(line)));

/** What the supplier has confirmed, line by line: the day that was promised stands there already. */
export function ConfirmDrawer({ contracts, doc, onClose, onDone }: DrawerProps) {
  const lines = stillOpen(doc as unknown as Order);
  const begin = lines.map(({ lineNo, confirmedOn, promisedOn, neededOn }) => ({
    lineNo,
    confirmedOn: confirmedOn ?? promisedOn ?? neededOn,
  }));
  return (
    <CommandDrawer
      operation={confirmPurchaseOrder}
      noun={contracts.noun}
      given={{ id: doc.id }}
      initial={{ lines: begin }}
      ifMatch={doc['version'] as number}
      lines={(form) => <ConfirmLines form={form} lines={lines} />}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function ConfirmLines({ form, lines }: { form: Form; lines: readonly Line[] }) {
  const say = useSay();
  return (
    <table className="table confirm-table">
      <thead>
        <tr>
          <th>#</th>
          <th>{say(texts.item)}</th>
          <th className="num">{say(texts.expected)}</th>
          <th className="num">{say(texts.promised)}</th>
          <th>{say(texts.confirmed)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.lineNo}>
            <td>{line.lineNo}</td>
            <td>
              <TitleText noun="item" id={line.itemId} />
            </td>
            <td className="num">{decimalText(expectedOf(line))}</td>
            <td className="num">{line.promisedOn ? dateText(line.promisedOn) : ''}</td>
            <td>
              <Field
                form={form}
                path={`lines.${index}.confirmedOn`}
                schema={lineShape['confirmedOn'] as z.ZodType}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
