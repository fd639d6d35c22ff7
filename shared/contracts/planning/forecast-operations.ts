import * as z from 'zod';
import { integer, labelled, quantity, rate } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineOperation } from '../operation.ts';
import { forecast } from './forecast.ts';

/**
 * Forecasts of what deals will bring: by item and month of their expected close, each quantity
 * times the probability of the deal's stage, in the main planning area. Taken again it follows the
 * deals, in later months too: a quantity that a person has changed stays, with the new proposal
 * beside it, until both are the same. Where a forecast of another source stands in a part of the
 * month, the month is left alone.
 */
export const forecastFromOpportunities = defineOperation({
  id: 'planning.forecastFromOpportunities',
  method: 'POST',
  path: '/api/planning/forecasts/from-opportunities',
  permission: 'forecast.write',
  label: { en: 'Forecast from opportunities', zh: '由商机生成预测' },
  noun: forecast,
  status: 201,
  input: () =>
    z.strictObject({
      /** This month is the first; three without a word. */
      months: labelled('Months', '月数', integer(1, 12)).optional(),
      /** Less likely deals do not count. */
      leastProbability: labelled('Least probability', '最低赢率', rate()).optional(),
    }),
  output: () =>
    z.strictObject({
      /** What was made or changed. */
      forecasts: z.array(
        z.strictObject({
          id: forecast.ref(),
          itemId: item.ref(),
          from: forecast.fields.shape.from,
          to: forecast.fields.shape.to,
          quantity: quantity('nonNegative'),
          proposed: quantity('nonNegative'),
        }),
      ),
      /** Months of an item in which a forecast of another source stands, or an archived one. */
      leftAlone: z.int(),
      /** What was left for the next call. */
      remaining: z.int(),
    }),
});
