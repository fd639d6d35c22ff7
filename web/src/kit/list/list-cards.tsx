import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { Cell } from './cell.tsx';
import type { Column } from './columns.ts';

/** Says by itself what it is; other numbers need their name beside them. */
const isMoney = ({ meta }: Column): boolean => meta.kind === 'money' || meta.kind === 'price';

interface Props {
  noun: AnyNoun;
  columns: readonly Column[];
  rows: readonly Row[];
  onEnd: () => unknown;
}

/** The list on a phone: title and state, then the rest in small. */
export function ListCards({ noun, columns, rows, onEnd }: Props) {
  const say = useSay();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onEnd(), {
      rootMargin: '400px',
    });
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, [onEnd]);
  const [first, ...others] = columns;
  const last = others.find(({ field }) => field === 'state') ?? others.find(isMoney);
  const rest = others.filter((one) => one !== last).slice(0, 4);
  const cell = (row: Row, column: Column | undefined) =>
    column && (
      <Cell
        value={row[column.field]}
        meta={column.meta}
        field={column.field}
        currency={row['currency'] as string | undefined}
        beside={row}
      />
    );
  return (
    <div className="cards">
      {rows.map((row) => (
        <Link key={row.id} to={`/${noun.module}/${noun.plural}/${row.id}`}>
          <strong>{cell(row, first)}</strong>
          <span>{cell(row, last)}</span>
          <span className="caption">
            {rest
              .filter(({ field }) => row[field] !== undefined && row[field] !== '')
              .map((column, index) => (
                <span key={column.field}>
                  {index > 0 && ' · '}
                  <span className={column.numeric ? 'kept' : undefined}>
                    {column.numeric && `${say(column.label)} `}
                    {cell(row, column)}
                  </span>
                </span>
              ))}
          </span>
        </Link>
      ))}
      <div ref={end} />
    </div>
  );
}
