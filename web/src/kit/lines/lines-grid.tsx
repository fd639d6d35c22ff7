import './lines.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import { usePhone } from '../use-phone.ts';
import { GridBody } from './grid-body.tsx';
import { editableColumns } from './grid-columns.ts';
import type { Line, LinesGridProps } from './grid-props.ts';
import { LineCards } from './line-cards.tsx';
import { useGrid } from './use-grid.ts';
import { withNumbers } from './with-numbers.ts';

const texts = {
  add: { en: 'Add line', zh: '添加行' },
  all: { en: 'All columns', zh: '全部列' },
  hint: {
    en: 'Tab right · Enter down · Ctrl+V from a spreadsheet · Ctrl+D fills down',
    zh: 'Tab 右移 · 回车下移 · Ctrl+V 从表格粘贴 · Ctrl+D 向下填充',
  },
} as const;

/** Lines like a sheet: typed, pasted, filled; the keyboard reaches everything. */
export function LinesGrid(props: LinesGridProps) {
  const say = useSay();
  const phone = usePhone();
  const { schema, columns: wanted, numbered, foot, rows, later = [] } = props;
  const [all, setAll] = useState(false);
  const hidden = all ? [] : later.filter((name) => rows.every((row) => row[name] === undefined));
  const hiddenText = hidden.join();
  const columns = useMemo(
    () =>
      editableColumns(schema, { columns: wanted, numbered }).filter(
        ({ field }) => !hiddenText.split(',').includes(field),
      ),
    [schema, wanted, numbered, hiddenText],
  );
  const onChange = numbered
    ? (next: readonly Line[]) => props.onChange(withNumbers(next))
    : props.onChange;
  const sheet = { ...props, onChange, columns };
  const grid = useGrid(sheet);
  if (phone) return <LineCards {...sheet} onAdd={grid.addRow} />;
  return (
    <div className="sheet">
      <div className="sheet-scroll">
        <GridBody {...sheet} grid={grid} />
      </div>
      <div className="sheet-foot">
        <Button type="text" size="small" onClick={grid.addRow}>
          + {say(texts.add)}
        </Button>
        {hidden.length > 0 && (
          <Button type="text" size="small" onClick={() => setAll(true)}>
            {say(texts.all)}
          </Button>
        )}
        <span className="caption">{say(texts.hint)}</span>
        <span className="spacer" />
        {foot}
      </div>
    </div>
  );
}
