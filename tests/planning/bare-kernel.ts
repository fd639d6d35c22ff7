import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { dayNumber } from '../../shared/kernel/date.ts';

/**
 * The least that requirements planning can be: gross to net to release over weeks, lot for lot, in
 * typed arrays, in the order of the items given (parents first). No dates, orders, pegs or words.
 */
export function bareKernel(company: Snapshot, weeks: number): () => Float64Array {
  const { items, boms, onHand, demands, today } = company;
  const index = new Map(items.map(({ id }, row) => [id, row]));
  const rowOf = (id: string) => index.get(id) as number;
  const start = new Int32Array(items.length + 1);
  const lines = items.map(() => [] as { item: number; quantity: number }[]);
  for (const { itemId, components } of boms) {
    lines[rowOf(itemId)] = components.map((one) => ({
      item: rowOf(one.itemId),
      quantity: Number(one.quantity) * (1 + Number(one.loss)),
    }));
  }
  const flat = lines.flatMap((own, row) => {
    start[row + 1] = (start[row] as number) + own.length;
    return own;
  });
  const component = Int32Array.from(flat, ({ item }) => item);
  const quantity = Float64Array.from(flat, (line) => line.quantity);
  const lead = Int32Array.from(items, ({ leadTime }) => Math.ceil(leadTime.fixedDays / 7));
  const stock = new Float64Array(items.length);
  for (const row of onHand) stock[rowOf(row.itemId)] = Number(row.quantity);
  const independent = new Float64Array(items.length * weeks);
  const first = dayNumber(today);
  for (const { itemId, date, quantity: wanted } of demands) {
    const week = Math.floor((dayNumber(date) - first) / 7);
    const cell = rowOf(itemId) * weeks + week;
    independent[cell] = (independent[cell] as number) + Number(wanted);
  }
  return () => {
    const gross = Float64Array.from(independent);
    const planned = new Float64Array(items.length * weeks);
    for (let item = 0; item < items.length; item += 1) {
      let balance = stock[item] as number;
      for (let week = 0; week < weeks; week += 1) {
        const wanted = gross[item * weeks + week] as number;
        const net = wanted - balance;
        if (net <= 0) {
          balance -= wanted;
          continue;
        }
        balance = 0;
        planned[item * weeks + week] = net;
        const release = Math.max(0, week - (lead[item] as number));
        for (let line = start[item] as number; line < (start[item + 1] as number); line += 1) {
          const cell = (component[line] as number) * weeks + release;
          const need = Math.ceil(net * (quantity[line] as number));
          gross[cell] = (gross[cell] as number) + need;
        }
      }
    }
    return planned;
  };
}
