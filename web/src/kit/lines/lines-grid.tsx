import './lines.css';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type * as z from 'zod';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import type { Errors } from '../form/use-form.ts';
import { usePhone } from '../use-phone.ts';
import { GridBody } from './grid-body.tsx';
import { editableColumns } from './grid-columns.ts';
import { LineCards } from './line-cards.tsx';
import { useGrid } from './use-grid.ts';

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
  /** Where the lines are within the form: lines. */
  path: string;
  /** The order of the columns; others follow. */
  columns?: readonly string[] | undefined;
  computed?: readonly ComputedColumn[];
  /** What belongs to a line when one of its fields has changed: a price for an item. */
  onLine?: (line: Line, field: string) => Line;
  foot?: ReactNode;
}

const texts = {
  add: { en: 'Add line', zh: '添加行' },
  lines: { en: 'Lines', zh: '明细' },
  hint: {
    en: 'Tab right · Enter down · Ctrl+V from a spreadsheet · Ctrl+D fills down',
    zh: 'Tab 右移 · 回车下移 · Ctrl+V 从表格粘贴 · Ctrl+D 向下填充',
  },
} as const;

/** Lines like a sheet: typed, pasted, filled; the keyboard reaches everything. */
export function LinesGrid(props: LinesGridProps) {
  const say = useSay();
  const phone = usePhone();
  const { schema, columns: wanted, foot } = props;
  const columns = useMemo(() => editableColumns(schema, wanted), [schema, wanted]);
  const grid = useGrid({ ...props, columns });
  if (phone) return <LineCards {...props} columns={columns} onAdd={grid.addRow} />;
  return (
    <div className="sheet">
      <div
        className="sheet-scroll"
        role="grid"
        aria-label={say(texts.lines)}
        aria-rowcount={props.rows.length + 1}
        tabIndex={grid.active ? -1 : 0}
        onFocus={({ target, currentTarget }) => {
          if (target === currentTarget && !grid.active) grid.go({ row: 0, column: 0 });
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (!currentTarget.contains(relatedTarget)) grid.go(undefined);
        }}
      >
        <GridBody {...props} columns={columns} grid={grid} />
      </div>
      <div className="sheet-foot">
        <Button type="text" size="small" onClick={grid.addRow}>
          + {say(texts.add)}
        </Button>
        <span className="caption">{say(texts.hint)}</span>
        <span className="spacer" />
        {foot}
      </div>
    </div>
  );
}
