import type { Label } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { PickLines, type PickRow, pickedFrom } from './pick-lines.tsx';

interface Props extends DrawerProps {
  operation: AnyOperation;
  /** undefined until they are known. */
  rows: readonly PickRow[] | undefined;
  columns: readonly Label[];
  lineField: string;
}

/** A command on some of the lines of a document, each with its quantity. */
export function PickDrawer(props: Props) {
  const { operation, contracts, doc, rows, columns, lineField, onClose, onDone } = props;
  if (!rows) return null;
  return (
    <CommandDrawer
      operation={operation}
      noun={contracts.noun}
      given={{ id: doc.id }}
      initial={{ lines: pickedFrom(rows, lineField) }}
      ifMatch={doc['version'] as number}
      lines={(form) => <PickLines {...{ form, rows, columns, lineField }} />}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
