import { type Company, exactNeed, holds, keepsOrders } from './company.ts';
import { back, dateOf, leadDays } from './day-count.ts';
import { type Fraction, larger, smaller, ZERO } from './fraction.ts';
import { limitsOf, lotsFor, wholeTimes } from './lots.ts';
import type { Made, Need, Stream } from './stream.ts';

/** Plans one stream, day after day, and hands what its orders need to the streams below. */
export function netStream(company: Company, stream: Stream, nextPlace: () => number): void {
  sortNeeds(stream);
  sortHaves(stream);
  const limits = limitsOf(stream.item);
  const fence = company.today + stream.item.timeFenceDays;
  let balance = stream.stock;
  for (let day = company.today; day <= company.lastDay; day += 1) {
    const needs = stream.needs.filter((need) => need.day === day);
    const gross = total(needs);
    const scheduled = total(stream.haves.filter((have) => have.day === day));
    const before = balance.plus(scheduled);
    const passed = passPhantoms(company, stream, needs, before, nextPlace);
    const net = larger(ZERO, gross.plus(stream.safety).minus(before).minus(passed));
    let planned = passed;
    if (net.isAbove(ZERO) && stream.item.source !== 'none' && day >= fence) {
      const q = policyQuantity(company, stream, day, net);
      const { lots, overLimit } = lotsFor(limits, q);
      for (const lot of lots) {
        const made = addOrder(company, stream, day, lot, nextPlace());
        made.overLimit = overLimit;
        planned = planned.plus(lot);
      }
    }
    balance = before.plus(planned).minus(gross);
    stream.days.push({ day, gross, scheduled, planned, net, balance });
  }
  for (const made of stream.made) explode(company, made);
}

function total(list: readonly { quantity: Fraction }[]): Fraction {
  return list.reduce((sum, { quantity }) => sum.plus(quantity), ZERO);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const bySize = (a: Fraction, b: Fraction): number => Number(a.against(b));

/** Rule 14, without the deficit: it is nobody's demand. */
function sortNeeds(stream: Stream): void {
  const isGiven = (need: Need) => (need.ref.kind === 'given' ? 0 : 1);
  const idOf = ({ ref }: Need) => ('id' in ref ? ref.id : '');
  stream.needs.sort(
    (a, b) =>
      a.day - b.day ||
      isGiven(a) - isGiven(b) ||
      (isGiven(a) === 0
        ? a.priority - b.priority || byText(idOf(a), idOf(b)) || bySize(a.quantity, b.quantity)
        : (a.parent?.place ?? 0) - (b.parent?.place ?? 0) ||
          (a.line?.lineNo ?? 0) - (b.line?.lineNo ?? 0) ||
          byText(a.line?.itemId ?? '', b.line?.itemId ?? '')),
  );
}

/** Rule 13, before there are planned orders. */
function sortHaves(stream: Stream): void {
  const idOf = (ref: Stream['haves'][number]['ref']) => ('id' in ref ? ref.id : '');
  stream.haves.sort(
    (a, b) =>
      (a.day ?? 0) - (b.day ?? 0) ||
      (a.there ?? 0) - (b.there ?? 0) ||
      byText(idOf(a.ref), idOf(b.ref)) ||
      bySize(a.quantity, b.quantity),
  );
}

function isPhantom(company: Company, stream: Stream, need: Need): boolean {
  if (need.line?.phantom !== true) return false;
  return company.versionOn(stream.itemId, need.day) !== undefined;
}

/** Rule 8.1: what is there is taken, the rest is passed on. Returns the sum passed on. */
function passPhantoms(
  company: Company,
  stream: Stream,
  needs: readonly Need[],
  before: Fraction,
  nextPlace: () => number,
): Fraction {
  let there = larger(ZERO, before);
  let passed = ZERO;
  for (const need of needs) {
    if (!isPhantom(company, stream, need)) continue;
    const taken = smaller(there, need.quantity);
    there = there.minus(taken);
    const rest = need.quantity.minus(taken);
    if (!rest.isAbove(ZERO)) continue;
    passed = passed.plus(rest);
    addOrder(company, stream, need.day, rest, nextPlace(), need);
  }
  return passed;
}

/** Rule 9 up to q. */
function policyQuantity(company: Company, stream: Stream, day: number, net: Fraction): Fraction {
  const { lot } = stream.item;
  if (lot.policy === 'fixed') return wholeTimes(net, limitsOf(stream.item).size);
  if (lot.policy !== 'period') return net;
  const last = Math.min(company.lastDay, day + (lot.periodDays ?? 1) - 1);
  let sum = net;
  let most = net;
  for (let later = day + 1; later <= last; later += 1) {
    const needs = stream.needs.filter(
      (need) => need.day === later && !isPhantom(company, stream, need),
    );
    const haves = stream.haves.filter((have) => have.day === later);
    sum = sum.plus(total(needs)).minus(total(haves));
    most = larger(most, sum);
  }
  return most;
}

/** Rule 11, and the order's number within stream and day. */
function addOrder(
  company: Company,
  stream: Stream,
  available: number,
  quantity: Fraction,
  place: number,
  passes?: Need,
): Made {
  const { leadTime, source } = stream.item;
  const number = stream.made.filter((other) => other.available === available).length + 1;
  const { itemId, area, order } = stream;
  const days = passes === undefined ? leadDays(leadTime, quantity) : 0;
  const due =
    passes === undefined
      ? back(company.snapshot, leadTime, available, leadTime.receiptDays)
      : available;
  const release = passes === undefined ? back(company.snapshot, leadTime, due, days) : available;
  const made: Made = {
    ...{ place, stream, quantity, available, due, release },
    id: [itemId, area, order, dateOf(available), number].join('~'),
    kind: passes !== undefined ? 'phantom' : source === 'make' ? 'make' : 'buy',
    leadDays: days,
    pastDue: release < company.today,
    carries: order === '' ? (passes?.carries ?? '') : order,
    ...(passes === undefined ? {} : { passes }),
    ...{ needs: [], overLimit: false, withoutBom: false },
  };
  stream.made.push(made);
  return made;
}

/** Rule 12: a dependent demand for each line that holds on the day the order starts. */
function explode(company: Company, made: Made): void {
  if (made.kind === 'buy') return;
  const { stream } = made;
  const day = Math.max(made.release, company.today);
  const version = company.versionOn(stream.itemId, day);
  if (version === undefined) {
    made.withoutBom = true;
    return;
  }
  const lines = version.components.filter((line) => holds(line, day, day));
  lines.sort((a, b) => a.lineNo - b.lineNo || byText(a.itemId, b.itemId));
  for (const line of lines) {
    const item = company.recordOf(line.itemId, stream.area);
    const exact = exactNeed(version, line, company.snapshot.lossMode, made.quantity);
    const quantity = exact.upTo(item.decimals);
    if (!quantity.isAbove(ZERO)) continue;
    const order = keepsOrders(item) ? made.carries : '';
    const from = company.stream(line.itemId, stream.area, order);
    const need: Need = {
      ref: { kind: 'dependent', id: `${made.id}/${line.lineNo}` },
      ...{ day, quantity, priority: 0, parent: made, line, stream: from, carries: made.carries },
      pegs: [],
    };
    made.needs.push(need);
    from.needs.push(need);
  }
}
