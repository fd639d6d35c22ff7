import { add, type Decimal, div, round } from '../../../shared/kernel/decimal.ts';
import { ROUNDS } from './calendar.ts';
import { sampleItems, soldAllYear } from './catalogue/items.ts';
import { sampleCustomers } from './catalogue/parties.ts';
import type { Line } from './happenings.ts';
import { type Chance, chanceOf } from './random.ts';
import { stockForTheStory } from './story.ts';

/** What customers take in half a round: each product once, two on an order. */
export interface HalfDemand {
  index: number;
  quantities: ReadonlyMap<string, Decimal>;
  orders: { customer: string; lines: Line[] }[];
}

/** Halves beyond the year: what is produced at its end is for them, and some is ordered already. */
const HALVES_AHEAD = 3;
export const HALVES_ORDERED = 2;

/** Of ¥800,000 a month without tax, half of it in half a month. */
const HALF_REVENUE = '400000';
/** A little more each month, from 92 % to 108 % of the average. */
const trend = (half: number): number => 92 + (16 * half) / (2 * ROUNDS - 1);

const priceOf = new Map(sampleItems.map(({ code, price }) => [code, price ?? '0']));

export function demandOf(seed: number): HalfDemand[] {
  const chance = chanceOf(seed);
  const halves = 2 * ROUNDS + HALVES_AHEAD;
  return Array.from({ length: halves }, (_, index) => halfOf(index, chance));
}

function halfOf(index: number, chance: Chance): HalfDemand {
  const share = div(HALF_REVENUE, String(soldAllYear.length), 2);
  const wishes = soldAllYear.map((item) => {
    const percent = trend(index) * (chance.between(90, 110) / 100);
    const money = div(share, '100', 6);
    const pieces = div(multiplied(money, Math.round(percent)), priceOf.get(item) ?? '1', 0);
    return [item, round(div(pieces, '10', 0), 0)] as const;
  });
  const quantities = new Map(wishes.map(([item, tens]) => [item, `${tens}0`]));
  const orders = [0, 1, 2, 3].map((slot) => {
    const buyer = sampleCustomers[(4 * index + slot) % sampleCustomers.length];
    const items = [soldAllYear[2 * slot], soldAllYear[2 * slot + 1]] as string[];
    const lines = items.map((item) => ({
      item,
      quantity: quantities.get(item) as Decimal,
      price: nearby(priceOf.get(item) as Decimal, chance),
    }));
    return { customer: buyer?.code as string, lines };
  });
  return { index, quantities, orders };
}

const multiplied = (money: Decimal, percent: number): Decimal =>
  div(money, div('1', String(percent), 12), 6);

/** The list price, give or take three per cent. */
const nearby = (price: Decimal, chance: Chance): Decimal =>
  round(div(price, div('100', String(chance.between(97, 103)), 12), 6), 2);

/**
 * Products are made in the even or in the odd rounds, for two rounds from the middle of their own.
 * What is sold before the first lot is ready was there already.
 */
export const isMadeIn = (product: string, round_: number): boolean =>
  (evenly.has(product) ? 0 : 1) === round_ % 2;

const evenly: ReadonlySet<string> = new Set(['FG-01', 'FG-02', 'FG-05', 'FG-07']);

/** The halves that a lot of a round is for: from its own second half on, four of them. */
export const halvesServed = (round_: number): number[] =>
  [1, 2, 3, 4].map((more) => 2 * round_ + more);

export const wanted = (demand: readonly HalfDemand[], item: string, halves: readonly number[]) =>
  halves.reduce((sum, half) => add(sum, demand[half]?.quantities.get(item) ?? '0'), '0');

/** What lay there when the books began: for the first sales, and for the last days' story. */
export function openingStock(demand: readonly HalfDemand[]): { item: string; quantity: Decimal }[] {
  const first = soldAllYear.map((item) => ({
    item,
    quantity: wanted(demand, item, evenly.has(item) ? [0] : [0, 1, 2]),
  }));
  const all = new Map<string, Decimal>();
  for (const { item, quantity } of [...first, ...stockForTheStory]) {
    all.set(item, add(all.get(item) ?? '0', quantity));
  }
  return [...all].map(([item, quantity]) => ({ item, quantity }));
}
