import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_SECONDS, startTour, type Tour } from './support/tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
}, PATIENCE_SECONDS * 1000);

afterAll(() => tour?.stage.stop());

describe('every form of the application', () => {
  it('for what is made, and for what is changed', async () => {
    const { of, wrongWith } = tour;
    expect(of('new', 'edit').length).toBeGreaterThan(50);
    expect(await wrongWith(of('new', 'edit'))).toEqual([]);
  }, 170_000);

  it('asks each question, and does what belongs to no document', async () => {
    const { of, wrongWith } = tour;
    expect(of('ask', 'do').length).toBeGreaterThan(70);
    expect(await wrongWith(of('ask', 'do'), false)).toEqual([]);
  }, 170_000);

  it('takes in files', async () => {
    const { of, wrongWith } = tour;
    expect(of('import').length).toBeGreaterThan(20);
    expect(await wrongWith(of('import'), false)).toEqual([]);
  }, 170_000);
});
