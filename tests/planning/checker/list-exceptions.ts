import type { ExceptionCode, PlanException } from '../../../functions/planning/domain/plan.ts';
import type { Company } from './company.ts';
import { dateOf } from './day-count.ts';
import { type Fraction, larger, smaller, ZERO } from './fraction.ts';
import { latest, thereOn, unpegged } from './peg-stream.ts';
import type { Have, Made, Need, Stream } from './stream.ts';

type About = Pick<PlanException, 'supply' | 'plannedOrder' | 'demand'>;

/** Rule 17: the exceptions of a stream, code after code. */
export function listExceptions(company: Company, stream: Stream): PlanException[] {
  const { itemId, area, order } = stream;
  const say = (
    code: ExceptionCode,
    day: number,
    quantity: Fraction,
    to?: number | null,
    about: About = {},
  ): PlanException => ({
    ...{ itemId, area, order, code, ...about },
    date: dateOf(day),
    ...(to === undefined || to === null ? {} : { to: dateOf(to) }),
    quantity: String(quantity),
  });
  return [
    ...ofSupplies(company, stream, say),
    ...ofNets(company, stream, say),
    ...ofOrders(company, stream, say),
    ...ofDemands(company, stream, say),
  ];
}

type Say = (
  code: ExceptionCode,
  day: number,
  quantity: Fraction,
  to?: number | null,
  about?: About,
) => PlanException;

const sum = (list: readonly Fraction[]): Fraction => list.reduce((a, b) => a.plus(b), ZERO);
const greatest = (list: readonly Fraction[]): Fraction => list.reduce(larger, ZERO);

/** R(t): what the demands up to a day and the safety stock ask for beyond the stock. */
function wantedBy(stream: Stream, day: number): Fraction {
  const asked = stream.needs.filter((need) => need.day <= day).map(({ quantity }) => quantity);
  return sum(asked).plus(stream.safety).minus(stream.stock);
}

function ofSupplies(company: Company, stream: Stream, say: Say): PlanException[] {
  const overdue: PlanException[] = [];
  const expedite: PlanException[] = [];
  const defer: PlanException[] = [];
  const cancel: PlanException[] = [];
  let before = ZERO;
  for (const have of stream.haves) {
    const day = have.there as number;
    const about = { supply: idOf(have) };
    const says = have.saysDay as number;
    if (says < company.today) {
      overdue.push(say('overdue', says, have.quantity, day, about));
    }
    const needed = firstDayWanted(company, stream, before);
    const moves = have.lies !== true;
    if (needed === undefined) {
      if (moves) cancel.push(say('cancel', day, have.quantity, null, about));
    } else if (needed > day && moves) defer.push(say('defer', day, have.quantity, needed, about));
    else if (needed < day) {
      const lacking = wantedBy(stream, day - 1).minus(before);
      expedite.push(say('expedite', day, smaller(have.quantity, lacking), needed, about));
    }
    before = before.plus(have.quantity);
  }
  return [...overdue, ...expedite, ...defer, ...cancel];
}

function idOf({ ref }: Have | Need): string {
  return 'id' in ref ? ref.id : '';
}

function firstDayWanted(company: Company, stream: Stream, covered: Fraction): number | undefined {
  if (wantedBy(stream, company.today).isAbove(covered)) return company.today;
  const days = [...new Set(stream.needs.map(({ day }) => day))].sort((a, b) => a - b);
  return days.find((day) => wantedBy(stream, day).isAbove(covered));
}

function ofNets(company: Company, stream: Stream, say: Say): PlanException[] {
  const lacking = stream.days.filter(({ net }) => net.isAbove(ZERO));
  const first = lacking[0];
  const fence = company.today + stream.item.timeFenceDays;
  const fenced = lacking.filter(({ day }) => day < fence);
  if (first === undefined) return [];
  if (stream.item.source === 'none') {
    return [say('noSource', first.day, greatest(lacking.map(({ net }) => net)))];
  }
  if (fenced[0] === undefined) return [];
  const to = fence > company.lastDay ? null : fence;
  return [say('timeFence', fenced[0].day, greatest(fenced.map(({ net }) => net)), to)];
}

function ofOrders(company: Company, stream: Stream, say: Say): PlanException[] {
  const { made } = stream;
  const start = (one: Made) => Math.max(one.release, company.today);
  const bare = made.filter(({ kind, withoutBom }) => kind === 'make' && withoutBom);
  const pieces = sum(bare.map(({ quantity }) => quantity));
  const one = (code: ExceptionCode, order: Made, day: number): PlanException =>
    say(code, day, order.quantity, order.there, { plannedOrder: order.id });
  const released = made.filter(({ kind }) => kind !== 'phantom');
  const past = released.filter(({ release }) => release < company.today);
  const tardy = released.filter(
    (order) => !past.includes(order) && order.there !== order.available,
  );
  return [
    ...(bare.length === 0 ? [] : [say('noBom', Math.min(...bare.map(start)), pieces)]),
    ...ofLacks(stream, released, start, say),
    ...made
      .filter(({ overLimit }) => overLimit)
      .map((order) =>
        say('lotLimit', order.available, order.quantity, null, { plannedOrder: order.id }),
      ),
    ...belowSafety(stream, say),
    ...past.map((order) => one('pastDue', order, order.release)),
    ...tardy.map((order) => one('delayed', order, order.available)),
  ];
}

/** What nobody says of an item that is planned all the same. */
function ofLacks(
  { item: { lacks = [] } }: Stream,
  released: readonly Made[],
  start: (one: Made) => number,
  say: Say,
): PlanException[] {
  const [first] = released;
  if (first === undefined) return [];
  const day = Math.min(...released.map(start));
  const pieces = sum(released.map(({ quantity }) => quantity));
  return [
    ...(lacks.includes('supplier') && first.kind === 'buy' ? [say('noSupplier', day, pieces)] : []),
    ...(lacks.includes('leadTime') ? [say('noLeadTime', day, pieces)] : []),
  ];
}

/** The balance as it is to be expected, with all that comes when it is really there. */
function belowSafety(stream: Stream, say: Say): PlanException[] {
  let balance = stream.stock;
  let first: number | undefined;
  let most = ZERO;
  for (const { day, gross } of stream.days) {
    const arriving = [...stream.haves, ...stream.made].filter(({ there }) => there === day);
    balance = balance.minus(gross);
    balance = balance.plus(sum(arriving.map(({ quantity }) => quantity)));
    const lacking = stream.safety.minus(balance);
    if (lacking.isAbove(ZERO)) first ??= day;
    most = larger(most, lacking);
  }
  return first === undefined ? [] : [say('belowSafety', first, most)];
}

function ofDemands(company: Company, stream: Stream, say: Say): PlanException[] {
  const given = stream.needs.filter(({ ref }) => ref.kind === 'given');
  const late = given.flatMap((need) => {
    const tardy = need.pegs.filter(({ have }) => {
      const there = thereOn(company, have);
      return there === null || there > need.day;
    });
    if (tardy.length === 0) return [];
    const to = latest(tardy.map(({ have }) => thereOn(company, have)));
    const quantity = sum(tardy.map((peg) => peg.quantity));
    return [say('late', need.day, quantity, to, { demand: idOf(need) })];
  });
  const short = given.flatMap((need) => {
    const left = unpegged(need);
    return left.isAbove(ZERO) ? [say('short', need.day, left, null, { demand: idOf(need) })] : [];
  });
  return [...late, ...short];
}
