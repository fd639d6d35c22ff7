import type { ComponentType } from 'react';
import type { NounContracts } from '../../lib/contracts.ts';
import type { Row } from '../../lib/row.ts';
import type { ComputedColumn } from '../lines/grid-props.ts';

export interface PartProps {
  contracts: NounContracts;
  doc: Row;
}

export interface DrawerProps extends PartProps {
  onClose: () => void;
  onDone: (answer: unknown) => void;
}

/** What a module puts into the page of a document, beside what the contract gives. */
export interface DocumentParts {
  /** In place of the line of states. */
  Steps?: ComponentType<PartProps>;
  /** Before the fields of the header, over the width of the lines. */
  First?: ComponentType<PartProps>;
  /** Under lines and totals. */
  Below?: ComponentType<PartProps>;
  /** On the right, before related documents. */
  Beside?: ComponentType<PartProps>;
  /** Tables that the page shows by itself. */
  tables?: readonly string[];
  /** Columns of the lines that the page computes; a hook. */
  useColumns?: (doc: Row) => readonly ComputedColumn[];
  /** What opens in place of the form of a command, by its id. */
  drawers?: Readonly<Record<string, ComponentType<DrawerProps>>>;
  /** Commands that the page offers elsewhere. */
  without?: readonly string[];
}
