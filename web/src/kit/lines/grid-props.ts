import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { Errors, Form } from '../form/use-form.ts';

export type Line = Readonly<Record<string, unknown>>;

/** A column that the page computes beside the ones that are typed. */
export interface ComputedColumn {
  field: string;
  label: Label;
  width: number;
  numeric?: boolean;
  show: (line: Line, index: number) => ReactNode;
}

export interface LinesGridProps {
  /** The list of lines in the operation's input. */
  schema: z.ZodType;
  rows: readonly Line[];
  onChange: (rows: readonly Line[]) => void;
  errors?: Errors;
  /** What was typed ahead of its list is being looked up: the form waits for it. */
  wait: Form['wait'];
  mark: Form['mark'];
  /** Where the lines are within the form: lines. */
  path: string;
  /** The order of the columns; others follow. */
  columns?: readonly string[] | undefined;
  computed?: readonly ComputedColumn[] | undefined;
  /** Lines of a document that need numbers of their own, which the sheet gives them. */
  numbered?: boolean | undefined;
  /** Columns that are seldom needed: shown when one of them is filled, or all are wanted. */
  later?: readonly string[] | undefined;
  /** What belongs to a line when one of its fields has changed: a price for an item. */
  onLine?: (line: Line, field: string) => Line;
  foot?: ReactNode;
}
