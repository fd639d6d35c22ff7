import { describe, expect, it } from 'vitest';
import { changeOf, pointsOf } from './change.ts';

describe('how a figure has moved', () => {
  it('is a share of what it was, to a tenth of a percent', () => {
    expect(changeOf('120', '90')).toEqual({ direction: 'up', share: '0.333' });
    expect(changeOf('45.00', '90')).toEqual({ direction: 'down', share: '0.5' });
  });

  it('is measured by the size of a debt, so that less debt is up', () => {
    expect(changeOf('-50', '-100')).toEqual({ direction: 'up', share: '0.5' });
  });

  it('has no share when there was nothing before', () => {
    expect(changeOf('10', '0')).toEqual({ direction: 'up' });
    expect(changeOf('0.00', '0')).toEqual({ direction: 'same' });
  });

  it('is told in points for a ratio, and not at all without one', () => {
    expect(pointsOf('0.31', '0.28')).toEqual({ direction: 'up', share: '0.03' });
    expect(pointsOf('0.1', '0.25')).toEqual({ direction: 'down', share: '0.15' });
    expect(pointsOf(null, '0.28')).toBeUndefined();
  });
});
