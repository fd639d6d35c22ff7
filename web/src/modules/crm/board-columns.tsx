import { DragDropProvider, PointerSensor } from '@dnd-kit/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { boardTexts as texts } from './board-texts.ts';
import { stageBeside, walkTo } from './board-walk.ts';
import { DealItem } from './deal-item.tsx';
import type { BoardColumn, DealCard, Deed } from './pipeline-of.ts';
import type { Deals } from './use-deals.ts';

interface Props {
  columns: readonly BoardColumn[] | undefined;
  deals: Deals;
}

interface Lifted {
  deal: DealCard;
  from: string;
  over: string;
  by: 'key' | 'pointer';
}

const deeds: readonly Deed[] = ['quote', 'win', 'lose'];
const deedKeys: Readonly<Record<string, Deed>> = { q: 'quote', w: 'win', l: 'lose' };
const arrows = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
} as const;

/** The library draws its feedback with style elements, which the policy of the page forbids. */
const noPlugins: [] = [];
const sensors = [PointerSensor];

export function BoardColumns({ columns, deals }: Props) {
  const say = useSay();
  const [lifted, setLifted] = useState<Lifted>();
  const [spoken, setSpoken] = useState('');
  const ghost = useRef<HTMLDivElement>(null);
  const known = columns ?? [];
  const find = (id: string) => {
    for (const { stage, cards } of known) {
      const deal = cards.find((one) => one.id === id);
      if (deal) return { deal, stage };
    }
    return undefined;
  };
  const nameOf = (stage: string) => known.find((one) => one.stage === stage)?.name ?? stage;
  const lift = (id: string, by: Lifted['by']) => {
    const found = find(id);
    if (!found) return;
    setLifted({ deal: found.deal, from: found.stage, over: found.stage, by });
    setSpoken(say(texts.lifted, { name: found.deal.name }));
  };
  const takeBack = () => {
    setLifted(undefined);
    setSpoken(say(texts.taken));
  };
  const drop = async (held: Lifted, over: string) => {
    setLifted(undefined);
    const deed = deeds.find((one) => one === over);
    if (deed) return deals.perform(held.deal, deed);
    if (over === held.from || over === '') return setSpoken(say(texts.taken));
    const moved = await deals.move(held.deal, over);
    if (held.by === 'key') focusDeal(held.deal.id);
    if (moved) setSpoken(say(texts.dropped, { name: held.deal.name, stage: nameOf(over) }));
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = arrows[event.key as keyof typeof arrows];
    const deed = deedKeys[event.key.toLowerCase()];
    if (lifted?.by === 'key') {
      if (step === 'left' || step === 'right') {
        const over = stageBeside(known, lifted.over, step);
        setLifted({ ...lifted, over });
        setSpoken(say(texts.over, { stage: nameOf(over) }));
      } else if (event.key === ' ' || event.key === 'Enter') void drop(lifted, lifted.over);
      else if (event.key === 'Escape') takeBack();
      else if (deed) void drop(lifted, deed);
      else return;
    } else if (step) focusDeal(walkTo(known, id, step));
    else if (event.key === ' ') lift(id, 'key');
    else if (deed) deals.perform(find(id)?.deal as DealCard, deed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const point = ({ x, y }: { x: number; y: number }) => {
    if (ghost.current) ghost.current.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
    const over = dropAt(x, y);
    setLifted((held) => (held && held.over !== over ? { ...held, over } : held));
  };
  return (
    <DragDropProvider
      plugins={noPlugins}
      sensors={sensors}
      onDragStart={({ operation }) => lift(String(operation.source?.id), 'pointer')}
      onDragMove={({ operation, to }) => point(to ?? operation.position.current)}
      onDragEnd={({ operation, canceled }) => {
        const { x, y } = operation.position.current;
        if (!lifted) return;
        if (canceled) takeBack();
        else void drop(lifted, dropAt(x, y));
      }}
    >
      <div className="board" aria-busy={!columns} data-lifted={lifted?.by}>
        {columns
          ? columns.map((column, index) => (
              <section
                key={column.stage}
                className="board-column"
                aria-label={column.name}
                data-drop={column.stage}
                data-over={(lifted && lifted.over === column.stage) || undefined}
              >
                <header>
                  <h2>{column.name}</h2>
                  <p className="caption">
                    {say(texts.count, { count: column.count, amount: moneyText(column.amount) })}
                  </p>
                  <p className="caption">
                    {say(texts.weighted, { amount: moneyText(column.weightedAmount) })}
                  </p>
                </header>
                <ul>
                  {column.cards.map((deal, at) => (
                    <DealItem
                      key={deal.id}
                      deal={deal}
                      first={index === firstFilled(columns) && at === 0}
                      lifted={lifted?.deal.id === deal.id}
                      onKey={onKey}
                    />
                  ))}
                </ul>
                {column.cards.length === 0 && <p className="caption">{say(texts.empty)}</p>}
              </section>
            ))
          : Array.from({ length: 4 }, (_, at) => (
              <section key={at} className="board-column" aria-hidden="true">
                <span className="bone" />
              </section>
            ))}
      </div>
      {lifted && (
        <div className="board-deeds">
          {deeds.map((deed) => (
            <span key={deed} data-drop={deed} data-over={lifted.over === deed || undefined}>
              {say(texts[deed])} <kbd>{deed[0]?.toUpperCase()}</kbd>
            </span>
          ))}
        </div>
      )}
      {lifted?.by === 'pointer' && (
        <div ref={ghost} className="deal deal-ghost" aria-hidden="true">
          <strong>{lifted.deal.name}</strong>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </DragDropProvider>
  );
}

const firstFilled = (columns: readonly BoardColumn[]): number =>
  columns.findIndex(({ cards }) => cards.length > 0);

/** Where a deal let go here would land: a stage, a deed, or ''. */
const dropAt = (x: number, y: number): string =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'] ?? '';

/** After the board has been drawn anew the card may stand elsewhere. */
const focusDeal = (id: string): void =>
  void requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-deal="${id}"]`)?.focus(),
  );
