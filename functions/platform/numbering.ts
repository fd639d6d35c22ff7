import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conflict } from '../../shared/kernel/errors.ts';
import type { Guard } from './guard.ts';
import { counterKey } from './keys.ts';
import { retrying } from './retry.ts';
import type { Store } from './store.ts';

/** SO-202611-0001: a prefix, the month, and a running number of at least four digits. */
export interface NumberSeries {
  prefix: string;
}

export interface Numbering {
  /**
   * The next number of a series and month. Gaps may occur: a number is spent even if its command
   * fails. A dry run looks without spending.
   */
  next: (series: NumberSeries, date: string) => Promise<string>;
  /**
   * The next legal number, without gap or duplicate: the guard takes it in the same transaction,
   * so that two at once are retried and none is lost.
   */
  nextLegal: (series: NumberSeries, date: string) => Promise<{ number: string; guard: Guard }>;
  /** The decision starts anew: the numbers given so far are handed out again in order. */
  restart: () => void;
}

/** How many were asked for, and the counter once they are spent. */
interface Spend {
  count: number;
  last: Promise<number>;
}

const seriesName = (series: NumberSeries, date: string) =>
  `${series.prefix}-${date.slice(0, 7).replace('-', '')}`;

const spell = (name: string, value: number) => `${name}-${String(value).padStart(4, '0')}`;

/** One per command: a decision that is taken again keeps the number it was given first. */
export function createNumbering(freshStore: () => Store, dryRun: boolean): Numbering {
  const given = new Map<string, number[]>();
  const used = new Map<string, number>();
  /** Legal numbers that this decision has taken so far: their guards become one. */
  const taken = new Map<string, number>();
  const spends = new Map<string, Spend>();

  async function current(name: string): Promise<number> {
    const [item] = await freshStore().items([counterKey(name)]);
    return Number(item?.['n'] ?? 0);
  }

  /** Adds so many to a counter; the last one is answered. */
  async function advance(name: string, by: number): Promise<number> {
    const { client, table } = freshStore();
    const answer = await retrying(() =>
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: counterKey(name),
          UpdateExpression: 'ADD n :by',
          ExpressionAttributeValues: { ':by': by },
          ReturnValues: 'UPDATED_NEW',
        }),
      ),
    );
    return Number(answer.Attributes?.['n']);
  }

  /** Numbers of a series that are asked for side by side are spent with one call. */
  async function spend(name: string): Promise<number> {
    let spending = spends.get(name);
    if (!spending) {
      const gathered: Spend = { count: 0, last: Promise.resolve(0) };
      gathered.last = Promise.resolve().then(() => {
        spends.delete(name);
        return advance(name, gathered.count);
      });
      spends.set(name, gathered);
      spending = gathered;
    }
    const place = spending.count;
    spending.count += 1;
    const last = await spending.last;
    return last - spending.count + 1 + place;
  }

  return {
    restart() {
      used.clear();
      taken.clear();
    },
    async next(series, date) {
      const name = seriesName(series, date);
      const list = given.get(name) ?? [];
      const position = used.get(name) ?? 0;
      used.set(name, position + 1);
      const known = list[position];
      if (known !== undefined) return spell(name, known);
      const value = dryRun ? (await current(name)) + 1 + position : await spend(name);
      const numbers = given.get(name) ?? [];
      numbers[position] = value;
      given.set(name, numbers);
      return spell(name, value);
    },
    async nextLegal(series, date) {
      const name = seriesName(series, date);
      const [item] = await freshStore().items([counterKey(name)]);
      const last = item?.['n'] as number | undefined;
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      const value = Number(last ?? 0) + 1 + before;
      return {
        number: spell(name, value),
        guard: {
          key: counterKey(name),
          equals: { n: last },
          set: { n: value },
          refusal: conflict({ reason: 'another document took the number; try again.' }),
        },
      };
    },
  };
}
