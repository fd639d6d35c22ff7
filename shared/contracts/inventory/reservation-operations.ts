import * as z from 'zod';
import { choice, labelled } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { reservation, reservationKinds } from './reservation.ts';
import { sourceLine } from './source-line.ts';

/** Makes claims firm, or open to re-allocation by priority; the named lines, or all. */
export const changeReservationKind = defineOperation({
  id: 'inventory.changeReservationKind',
  method: 'POST',
  path: '/api/inventory/reservations/{id}/change-kind',
  permission: 'reservation.prioritise',
  label: { en: 'Make hard or soft', zh: '调整预留类型' },
  noun: reservation,
  input: () =>
    z.strictObject({
      id: reservation.ref(),
      kind: labelled('Kind', '类型', choice(reservationKinds)),
      sourceLines: labelled(
        'Source lines',
        '来源行',
        z.array(sourceLine()).min(1).max(400),
      ).optional(),
    }),
  output: () => reservation.document,
});
