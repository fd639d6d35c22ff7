import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, eq, sum } from '../../../shared/kernel/decimal.ts';
import { cancelRest, changeLines, releasesOf } from './change-order.ts';
import { deliveryState, type Order, type OrderLine, openValue, reprice } from './order-life.ts';
import { allReady, planDelivery } from './plan-delivery.ts';
import { type Delivery, type DeliveryLine, planInvoice, withInvoiced } from './plan-invoice.ts';
import { planRedInvoice, type RedPart, withCredit } from './plan-red-invoice.ts';
import { creditDue, planReturn } from './plan-return.ts';
import { MAX_PLACES, reserveLines } from './reserve-lines.ts';

const terms = { taxIncluded: true, currency: 'CNY' };

const orderLine = (more: Partial<OrderLine> = {}): OrderLine =>
  reprice(
    {
      lineNo: 1,
      itemId: 'itm_a',
      unitId: 'unit_a',
      quantity: '10',
      price: '113',
      taxCode: 'cn.goods',
      taxRate: '0.13',
      net: '0',
      tax: '0',
      gross: '0',
      warehouseId: 'wh_a',
      reserved: '0',
      delivered: '0',
      invoiced: '0',
      returned: '0',
      ...more,
    },
    terms,
  );

const orderOf = (...lines: OrderLine[]): Order =>
  ({ ...terms, state: 'confirmed', lines }) as unknown as Order;

const stocked = () => true;
const shelf = (quantity: string) => ({ available: () => quantity, until: '2099-01-01' });

describe('reserving', () => {
  it('gives the lines what there is in their order, and says which stay short', () => {
    const lines = [orderLine({ quantity: '6' }), orderLine({ lineNo: 2, quantity: '6' })];
    const { lines: after, claims } = reserveLines(lines, shelf('8'));
    expect(after.map(({ reserved, supply }) => [reserved, supply])).toEqual([
      ['6', 'stock'],
      ['2', 'short'],
    ]);
    expect(claims.map(({ quantity }) => quantity)).toEqual(['6', '2']);
  });

  it('leaves a line that is wanted after the horizon without a claim', () => {
    const line = orderLine({ requestedDate: '2099-01-02' });
    expect(reserveLines([line], shelf('8')).claims).toEqual([]);
  });

  it('takes 80 places at once and the rest in the next round', () => {
    const lines = Array.from({ length: 100 }, (_, i) =>
      orderLine({ lineNo: i + 1, itemId: `itm_${i}` }),
    );
    const first = reserveLines(lines, shelf('10'));
    expect(first.claims).toHaveLength(MAX_PLACES);
    expect(reserveLines(first.lines, shelf('10')).claims).toHaveLength(20);
  });
});

describe('delivering', () => {
  it('ships what is reserved unless told otherwise', () => {
    const order = orderOf(orderLine({ reserved: '6' }));
    const { parts, lines } = planDelivery(order, allReady(order, stocked), '0');
    expect(parts[0]).toMatchObject({ quantity: '6', fromReservation: '6', ordered: '678' });
    expect(lines[0]).toMatchObject({ delivered: '6', reserved: '0' });
    expect(deliveryState(lines)).toBe('partlyDelivered');
  });

  it('stops at ordered × (1 + tolerance)', () => {
    const order = orderOf(orderLine());
    const wish = (quantity: string) => [{ orderLine: 1, quantity }];
    expect(planDelivery(order, wish('11'), '0.1').parts[0]).toMatchObject({
      amounts: { gross: '1243' },
      ordered: '1130',
    });
    expect(() => planDelivery(order, wish('11.1'), '0.1')).toThrow('at most 11 more');
    expect(() => planDelivery(order, [...wish('6'), ...wish('5')], '0')).toThrow('4 more');
  });
});

describe('changing', () => {
  it('from 10 to 6 keeps the 6 that are reserved and frees 452 of credit', () => {
    const before = orderLine({ reserved: '6' });
    const changed = changeLines([before], [{ lineNo: 1, quantity: '6' }]);
    const { lines, releases } = releasesOf([before], changed);
    expect(releases).toEqual([]);
    expect(lines[0]).toMatchObject({ quantity: '6', reserved: '6' });
    expect(openValue(orderOf(before))).toBe('1130');
    expect(openValue(orderOf(...lines))).toBe('678');
  });

  it('never goes below what has left, and fixes the price of what has', () => {
    const line = orderLine({ delivered: '8' });
    expect(() => changeLines([line], [{ lineNo: 1, quantity: '7' }])).toThrow(
      '8 has been delivered',
    );
    expect(() => changeLines([line], [{ lineNo: 1, price: '1' }])).toThrow('price can no longer');
    expect(() => changeLines([line], [{ lineNo: 1, remove: true }])).toThrow(
      '8 has been delivered',
    );
  });

  it('clears what is null, and takes nothing from what has left', () => {
    const line = orderLine({ discount: '0.1', description: 'Blue' });
    const [cleared] = changeLines([line], [{ lineNo: 1, discount: null, description: null }]);
    expect(cleared).not.toHaveProperty('discount');
    expect(cleared).not.toHaveProperty('description');
    expect(cleared).toMatchObject({ quantity: line.quantity, price: line.price });
    const gone = orderLine({ delivered: '8' });
    expect(changeLines([gone], [{ lineNo: 1, discount: null }])).toEqual([gone]);
    expect(() => changeLines([gone], [{ lineNo: 1, price: null }])).toThrow('price can no longer');
  });

  it('gives back what a removed line or another warehouse had claimed', () => {
    const lines = [orderLine({ reserved: '3' }), orderLine({ lineNo: 2, reserved: '4' })];
    const changed = changeLines(lines, [
      { lineNo: 1, remove: true },
      { lineNo: 2, warehouseId: 'wh_b' },
    ]);
    const { releases } = releasesOf(lines, changed);
    expect(releases.map(({ quantity, warehouseId }) => [quantity, warehouseId])).toEqual([
      ['3', 'wh_a'],
      ['4', 'wh_a'],
    ]);
  });

  it('cancelling the rest leaves what was delivered', () => {
    const [line] = cancelRest([orderLine({ delivered: '4' })]);
    expect(line).toMatchObject({ quantity: '10', cancelled: '6' });
    expect(openValue(orderOf(line as OrderLine))).toBe('0');
    expect(deliveryState([line as OrderLine])).toBe('delivered');
  });
});

const deliveryLine = (more: Partial<DeliveryLine> = {}): DeliveryLine => ({
  lineNo: 1,
  orderLine: 1,
  itemId: 'itm_a',
  quantity: '10',
  net: '1000',
  tax: '130',
  invoiced: '0',
  returned: '0',
  ...more,
});

const deliveryOf = (lines: DeliveryLine[], more: Partial<Delivery> = {}): Delivery =>
  ({ id: 'dn_1', state: 'delivered', revenuePoint: 'delivery', lines, ...more }) as Delivery;

describe('invoicing', () => {
  it('takes the oldest delivery first and never more than was delivered', () => {
    const notes = [
      deliveryOf([deliveryLine({ quantity: '6', net: '600', tax: '78' })]),
      deliveryOf([deliveryLine({ quantity: '4', net: '400', tax: '52' })], { id: 'dn_2' }),
    ];
    const parts = planInvoice(notes, [{ orderLine: 1, quantity: '8' }], 'CNY');
    expect(parts.map(({ delivery, quantity }) => [delivery.id, quantity])).toEqual([
      ['dn_1', '6'],
      ['dn_2', '2'],
    ]);
    expect(() => planInvoice(notes, [{ orderLine: 1, quantity: '11' }], 'CNY')).toThrow('only 10');
  });

  it('and returning in any parts never take more than there is, nor lose a cent', () => {
    const step = fc.record({ back: fc.boolean(), size: fc.integer({ min: 1, max: 7 }) });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 1, max: 99_999 }),
        (steps, cents) => {
          const whole = { net: String(cents / 100), tax: String(Math.round(cents * 0.13) / 100) };
          let note = deliveryOf([deliveryLine({ quantity: '7', ...whole })]);
          const nets: string[] = [];
          for (const { back, size } of steps) {
            const quantity = String(size);
            try {
              if (back) {
                const plan = planReturn(note, [{ deliveryLine: 1, quantity }], 'CNY');
                nets.push(plan.parts[0]?.amounts.net ?? '0');
                note = { ...note, lines: plan.lines };
              } else {
                const [part] = planInvoice([note], [{ orderLine: 1, quantity }], 'CNY');
                nets.push(part?.amounts.net ?? '0');
                const more = [{ deliveryId: 'dn_1', deliveryLine: 1, quantity }];
                note = { ...note, lines: withInvoiced([note], more)[0]?.lines ?? [] };
              }
            } catch (error) {
              expect(error).toMatchObject({ status: 422 });
            }
          }
          const { returned, invoiced, quantity } = note.lines[0] as DeliveryLine;
          expect(Number(returned)).toBeLessThanOrEqual(Number(quantity));
          expect(Number(invoiced)).toBeLessThanOrEqual(Number(quantity));
          if (eq(add(invoiced, returned), quantity)) expect(sum(nets)).toBe(add(whole.net));
        },
      ),
    );
  });
});

describe('returning', () => {
  it('2 of 10 invoiced are to be credited, and no more than 10 come back', () => {
    const note = deliveryOf([deliveryLine({ invoiced: '10' })]);
    const plan = planReturn(note, [{ deliveryLine: 1, quantity: '2' }], 'CNY');
    expect(plan.parts[0]).toMatchObject({ amounts: { net: '200', tax: '26' }, toCredit: '2' });
    expect(creditDue(plan.lines[0] as DeliveryLine)).toBe('2');
    expect(() => planReturn(note, [{ deliveryLine: 1, quantity: '11' }], 'CNY')).toThrow('only 10');
  });

  it('of goods that become revenue when invoiced takes back only what was invoiced', () => {
    const note = deliveryOf([deliveryLine({ invoiced: '7' })], { revenuePoint: 'invoice' });
    const plan = planReturn(note, [{ deliveryLine: 1, quantity: '5' }], 'CNY');
    expect(plan.parts[0]).toMatchObject({
      recognised: '2',
      recognisedAmounts: { net: '200', tax: '26' },
      amounts: { net: '500', tax: '65' },
    });
  });

  it('of goods that have become cheaper takes back the cheaper price', () => {
    const line = deliveryLine({ invoiced: '10', allowedNet: '40', allowedTax: '5.2' });
    const plan = planReturn(deliveryOf([line]), [{ deliveryLine: 1, quantity: '10' }], 'CNY');
    expect(plan.parts[0]?.amounts).toEqual({ net: '960', tax: '124.8', gross: '1084.8' });
  });
});

describe('a red invoice of a blue one of 10 × 100 + 130', () => {
  const blue = {
    currency: 'CNY',
    lines: [{ lineNo: 1, quantity: '10', net: '1000', tax: '130', taxRate: '0.13' }],
  } as unknown as Parameters<typeof planRedInvoice>[0];
  const after = (invoice: typeof blue, parts: RedPart[]) => ({
    ...invoice,
    ...withCredit(invoice, parts),
  });

  it('takes 200 + 26 for two returned, 40 + 5.20 as allowance, and refuses 800 more', () => {
    const first = planRedInvoice(blue, 'return', undefined, () => '2');
    expect(first[0]?.amounts).toEqual({ net: '200', tax: '26', gross: '226' });
    const second = after(blue, first);
    const allowed = planRedInvoice(second, 'allowance', [{ lineNo: 1, net: '40' }], () => '0');
    expect(allowed[0]?.amounts).toEqual({ net: '40', tax: '5.2', gross: '45.2' });
    const third = after(second, allowed);
    const more = () => planRedInvoice(third, 'allowance', [{ lineNo: 1, net: '800' }], () => '0');
    expect(more).toThrow('at most 760');
    const rest = planRedInvoice(third, 'error', undefined, () => '0');
    expect(rest[0]?.amounts).toMatchObject({ net: '760', tax: '98.8' });
    expect(after(third, rest)).toMatchObject({ state: 'credited' });
  });

  it('for a return is limited to what came back', () => {
    const wish = [{ lineNo: 1, quantity: '3' }];
    expect(() => planRedInvoice(blue, 'return', wish, () => '2')).toThrow('at most 2');
    expect(() => planRedInvoice(blue, 'return', undefined, () => '0')).toThrow('no invoiced goods');
  });
});
