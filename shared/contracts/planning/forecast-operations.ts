import * as z from 'zod';
import { integer, labelled, quantity, rate } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { defineOperation } from '../operation.ts';
import { forecast } from './forecast.ts';

/**
 * Forecasts of what the open deals will bring: by item and month of their expected close, each
 * quantity times the probability of the deal's stage. What a person has changed stays as it is,
 * with the new proposal beside it; a forecast from another source is left alone.
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
      area: planningArea().optional(),
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
      /** Months of an item that have a forecast from another source, or an archived one. */
      leftAlone: z.int(),
      /** What was left for the next call. */
      remaining: z.int(),
    }),
});
