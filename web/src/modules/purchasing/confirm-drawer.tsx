import { confirmPurchaseOrder } from '../../../../shared/contracts/purchasing/order-operations.ts';
import { lt, sub } from '../../../../shared/kernel/decimal.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import { LineAnswers } from '../../kit/command/line-answers.tsx';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { expectedOf, type Order } from './receive/receive-form.tsx';

const stillOpen = ({ lines }: Order) => lines.filter((line) => lt('0', expectedOf(line)));

/**
 * What the supplier has confirmed, line by line: what was promised and ordered stands there
 * already.
 */
export function ConfirmDrawer({ contracts, doc, onClose, onDone }: DrawerProps) {
  const lines = stillOpen(doc as unknown as Order);
  const begin = lines.map((line) => ({
    lineNo: line.lineNo,
    confirmedOn: line.confirmedOn ?? line.promisedOn ?? line.neededOn,
    quantity: line.confirmedQuantity ?? sub(line.quantity, line.cancelled ?? '0'),
  }));
  return (
    <CommandDrawer
      operation={confirmPurchaseOrder}
      noun={contracts.noun}
      given={{ id: doc.id }}
      initial={{ lines: begin }}
      ifMatch={doc['version'] as number}
      lines={(form) => (
        <LineAnswers
          form={form}
          operation={confirmPurchaseOrder}
          noun={contracts.noun}
          rows={lines}
        />
      )}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
