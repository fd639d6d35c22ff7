import {
  Fragment,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import type * as z from 'zod';
import type { workCentreLoad } from '../../../../../shared/contracts/planning/capacity-operations.ts';
import { weekday } from '../../../../../shared/kernel/date.ts';
import { dateText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { titleText, useTitle } from '../../../lib/titles.ts';
import {
  type Bar,
  barOf,
  type Lane,
  lanesOf,
  machineAt,
  type PlannedOperation,
  placeOf,
} from './bars.ts';
import type { Centre } from './schedule-data.ts';

const texts = {
  machine: { en: 'Machine {machine}', zh: '机台 {machine}' },
  load: { en: 'Load', zh: '负荷' },
  title: { en: 'Operations by machine and day', zh: '按机台和日期的工序' },
} as const;

type Load = z.infer<typeof workCentreLoad.output>['centres'];

export interface Move {
  order: string;
  input: {
    id: string;
    operation: number;
    startOn: string;
    startMinute: number;
    machine: number;
  };
}

interface Props {
  operations: readonly PlannedOperation[];
  centres: readonly Centre[];
  load: Load;
  first: string;
  days: number;
  onMove: ((move: Move) => void) | undefined;
}

/** A bar that is on its way: by so many days, to another machine. */
interface Shift {
  key: string;
  by: number;
  machine: number;
}

const keyOf = ({ workOrderId, operation }: PlannedOperation): string =>
  `${workOrderId}.${operation}`;

const dayAt = (first: string, index: number): string => placeOf(index, first, 480).startOn;

/** Machines below each other, days to the right, what is too much in red above its machines. */
export function Gantt({ operations, centres, load, first, days, onMove }: Props) {
  const say = useSay();
  const [shift, setShift] = useState<Shift>();
  const board = useRef<HTMLDivElement>(null);
  const used = centres.filter(({ id }) => operations.some((one) => one.workCentreId === id));
  const rows = used.map((centre) => {
    const minutes = Math.max(1, Number(centre.hoursPerDay) * 60);
    const bars = operations
      .filter((one) => one.workCentreId === centre.id)
      .map((one) => barOf(one, first, minutes))
      .filter((bar) => bar.to > 0 && bar.from < days)
      .toSorted((a, b) => a.machine - b.machine || a.from - b.from);
    return { centre, minutes, bars, load: load.find((one) => one.workCentreId === centre.id) };
  });
  const order = rows.flatMap(({ bars }) => bars.map(keyOf));
  const confirm = (bar: Bar, minutes: number, at: Shift) => {
    setShift(undefined);
    if (at.by === 0 && at.machine === bar.machine) return;
    const place = placeOf(Math.max(0, bar.from + at.by), first, minutes);
    const { workOrderId: id, operation } = bar;
    onMove?.({ order: bar.order, input: { id, operation, ...place, machine: at.machine } });
  };
  const focus = (key: string | undefined) =>
    key && board.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(key)}"]`)?.focus();
  return (
    <div className="gantt card" ref={board} role="region" aria-label={say(texts.title)}>
      <div className="gantt-head">
        <span className="gantt-name" />
        {Array.from({ length: days }, (_, day) => (
          <span key={day} className="gantt-day" data-weekend={isWeekend(first, day) || undefined}>
            {dateText(dayAt(first, day))}
          </span>
        ))}
      </div>
      {rows.map(({ centre, minutes, bars, load: own }) => (
        <Fragment key={centre.id}>
          <div className="gantt-load">
            <span className="gantt-name">
              {centre.code} <span className="title-name">{centre.name}</span>
            </span>
            {Array.from({ length: days }, (_, day) => (
              <LoadCell key={day} of={own?.days.find((one) => one.date === dayAt(first, day))} />
            ))}
          </div>
          <Machines {...{ bars, shift, days }} machines={centre.machines}>
            {(bar, track, lanes) => (
              <OneBar
                key={keyOf(bar)}
                {...{ bar, track, lanes, days }}
                hour={60 / minutes}
                shift={shift?.key === keyOf(bar) ? shift : undefined}
                onShift={onMove ? setShift : undefined}
                onConfirm={(at) => confirm(bar, minutes, at)}
                onStep={(step) => focus(order[order.indexOf(keyOf(bar)) + step])}
              />
            )}
          </Machines>
        </Fragment>
      ))}
    </div>
  );
}

interface MachinesProps {
  bars: readonly Bar[];
  shift: Shift | undefined;
  machines: number;
  days: number;
  children: (bar: Bar, track: number, lanes: readonly Lane[]) => ReactNode;
}

/** The lanes of a work centre. Its bars lie in one box, so that one on its way stays the same. */
function Machines({ bars, shift, machines, days, children }: MachinesProps) {
  const say = useSay();
  const machineOf = (bar: Bar) => (shift?.key === keyOf(bar) ? shift.machine : bar.machine);
  const placed = bars.map((bar) => ({ ...bar, machine: machineOf(bar) }));
  const { lanes, tracks, height } = lanesOf(placed, machines);
  return (
    <div className="gantt-row">
      <div>
        {lanes.map(({ machine, tracks: high }) => (
          <div key={machine} className="gantt-name caption" style={{ height: high * TRACK }}>
            {say(texts.machine, { machine })}
          </div>
        ))}
      </div>
      <div
        className="gantt-lanes"
        style={{ height: height * TRACK, backgroundSize: `${100 / days}% 100%` }}
      >
        {lanes.map(({ machine, above, tracks: high }) => (
          <div
            key={machine}
            className="gantt-lane"
            style={{ top: above * TRACK, height: high * TRACK }}
          />
        ))}
        {bars.map((bar, index) => children(bar, tracks[index] ?? 0, lanes))}
      </div>
    </div>
  );
}

const isWeekend = (first: string, day: number): boolean => weekday(dayAt(first, day)) > 5;

function LoadCell({ of }: { of: Load[number]['days'][number] | undefined }) {
  if (!of || of.load === 0) return <span className="gantt-day" />;
  const percent = of.rate === null ? undefined : Math.round(Number(of.rate) * 100);
  return (
    <span className="gantt-day" data-over={of.overloaded || undefined}>
      {percent === undefined ? '!' : `${percent} %`}
    </span>
  );
}

interface BarProps {
  bar: Bar;
  track: number;
  lanes: readonly Lane[];
  days: number;
  /** An hour, in days of the axis. */
  hour: number;
  shift: Shift | undefined;
  onShift: ((shift: Shift | undefined) => void) | undefined;
  onConfirm: (shift: Shift) => void;
  onStep: (step: 1 | -1) => void;
}

const TRACK = 32;
const GAP = 4;

function OneBar({ bar, track, lanes, days, hour, shift, onShift, onConfirm, onStep }: BarProps) {
  const title = useTitle('item', bar.itemId);
  const key = keyOf(bar);
  const at: Shift = shift ?? { key, by: 0, machine: bar.machine };
  /** Where the bar was taken up, among the lanes as they were then. */
  const grip = useRef<{ x: number; width: number; top: number; lanes: readonly Lane[] }>(undefined);
  const limited = (machine: number) => Math.max(1, Math.min(lanes.length, machine));
  const onKeyDown = (event: KeyboardEvent) => {
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const upwards = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Enter' && shift) onConfirm(shift);
    else if (event.key === 'Escape' && shift) onShift?.(undefined);
    else if (event.altKey && sideways && onShift) {
      onShift({ ...at, by: at.by + sideways * (event.shiftKey ? 1 : hour) });
    } else if (event.altKey && upwards && onShift) {
      onShift({ ...at, machine: limited(at.machine + upwards) });
    } else if (sideways ?? upwards) onStep((sideways ?? upwards) as 1 | -1);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!onShift || event.button !== 0) return;
    const { width = days, top = 0 } =
      event.currentTarget.parentElement?.getBoundingClientRect() ?? {};
    grip.current = { x: event.clientX, width: width / days, top, lanes };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!grip.current) return;
    const { x, width, top } = grip.current;
    const by = Math.round((event.clientX - x) / width / (hour / 4)) * (hour / 4);
    const machine = machineAt(grip.current.lanes, (event.clientY - top) / TRACK);
    if (by !== at.by || machine !== at.machine) onShift?.({ key, by, machine });
  };
  const onPointerUp = () => {
    if (grip.current && shift) onConfirm(shift);
    grip.current = undefined;
  };
  const from = Math.max(0, bar.from + at.by);
  const to = Math.min(days, bar.to + at.by);
  const what = `${bar.order} / ${bar.operation} ${bar.name}`;
  return (
    <button
      type="button"
      className="gantt-bar"
      data-bar={key}
      data-late={bar.late || undefined}
      data-moved={shift !== undefined || undefined}
      title={`${what} · ${title ? titleText(title) : ''} · ${dateText(bar.startOn)} – ${dateText(bar.endOn)}`}
      style={{
        top: track * TRACK + GAP,
        left: `${(from / days) * 100}%`,
        width: `${(Math.max(0, to - from) / days) * 100}%`,
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    >
      {bar.order.slice(-4)} {bar.name}
    </button>
  );
}
