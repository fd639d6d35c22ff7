import { expect } from 'vitest';
import { addDays } from '../../shared/kernel/date.ts';
import { mul } from '../../shared/kernel/decimal.ts';
import type { Body } from '../support/harness.ts';
import { todayInBritain } from '../support/today.ts';
import { moved, type Shop, surely, taken } from './faulty-shop.ts';

const today = todayInBritain();
/** Refusals of somebody who plans or releases while another one does. */
const elsewhere = [
  'planning.runUnderWay',
  'planning.notInPlan',
  'planning.alreadyReleased',
  'planning.noPlan',
];
const PATIENCE = 600;
const REST_MS = 30;

/** One plan: sales are expected, a run plans for them, and what it plans is released and made. */
export async function planning(shop: Shop, name: string, random: () => number): Promise<void> {
  const { product, part } = shop.planned;
  const from = addDays(today, 20 + (Number(name.replace(/\D/g, '')) % 150));
  const quantity = String(1 + Math.floor(random() * 5));
  const expected = { itemId: product, from, to: from, quantity };
  const forecast = await surely(shop, 'planning.createForecast', expected, `${name}-f`);
  // Somebody else may expect sales on that day already.
  expect([201, 409], forecast.text).toContain(forecast.status);
  const runId = await planned(shop, name);
  if (runId === undefined || random() < 0.2) return;
  const orders: Body[] = [];
  for (const itemId of [part, product]) {
    const mine = await surely(shop, 'planning.listPlannedOrders', { runId, itemId }, `${name}-l`);
    orders.push(...(mine.body.data ?? []));
  }
  if (orders.length === 0) return;
  const chosen = { runId, plannedOrderIds: orders.map(({ id }) => id) };
  const released = await surely(shop, 'planning.releasePlannedOrders', chosen, `${name}-r`);
  if (elsewhere.includes(released.body.code)) return;
  expect(released.status, released.text).toBe(200);
  const documents: Body[] = released.body.data;
  const ids = (noun: string) => [
    ...new Set(documents.filter((one) => one['noun'] === noun).map(({ id }) => String(id))),
  ];
  shop.model.purchaseOrders += ids('purchaseOrder').length;
  shop.model.workOrders += ids('workOrder').length;
  for (const id of ids('purchaseOrder')) await receive(shop, `${name}-${id}`, id);
  for (const id of ids('workOrder')) await make(shop, `${name}-${id}`, id);
}

/** The run that was asked for and is published; undefined if it came to nothing. */
async function planned(shop: Shop, name: string): Promise<string | undefined> {
  const asked = await surely(shop, 'planning.runMrp', {}, `${name}-m`);
  if (elsewhere.includes(asked.body.code)) return undefined;
  expect(asked.status, asked.text).toBe(202);
  shop.model.runs += 1;
  const { id } = asked.body;
  for (let tries = 0; tries < PATIENCE; tries += 1) {
    const { body } = await surely(shop, 'planning.getPlanningRun', { id }, `${name}-w`);
    if (body.state === 'published') return id;
    if (body.state === 'failed') return undefined;
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  throw new Error(`the run ${id} of ${name} never ended`);
}

async function receive(shop: Shop, name: string, purchaseOrderId: string): Promise<void> {
  const order = await surely(
    ...([shop, 'purchasing.approvePurchaseOrder', { id: purchaseOrderId }, `${name}-a`] as const),
  );
  expect(order.status, order.text).toBe(200);
  const wanted: Body[] = order.body.lines;
  const lines = wanted.map(({ quantity }, index) => ({
    ...{ purchaseOrderId, orderLine: index + 1, quantity },
  }));
  const receipt = await surely(shop, 'purchasing.receiveGoods', { lines }, `${name}-g`);
  expect(receipt.status, receipt.text).toBe(201);
  for (const { itemId, quantity } of wanted) moved(shop.model, itemId, quantity);
}

async function make(shop: Shop, name: string, id: string): Promise<void> {
  const order = await surely(shop, 'manufacturing.releaseWorkOrder', { id }, `${name}-l`);
  expect(order.status, order.text).toBe(200);
  const { quantity } = order.body;
  const done = { id, operation: 10, good: quantity };
  const report = await surely(shop, 'manufacturing.reportOperation', done, `${name}-o`);
  // Somebody's work order may have used the material up: then nothing was posted.
  if (report.body.code === 'manufacturing.shortOfMaterial') return;
  expect(report.status, report.text).toBe(201);
  taken(shop.model, shop.planned.part, mul('2', quantity));
  const receipt = await surely(
    ...([shop, 'manufacturing.receiveProduction', { id, quantity }, `${name}-g`] as const),
  );
  expect(receipt.status, receipt.text).toBe(201);
  moved(shop.model, shop.planned.product, quantity);
}
