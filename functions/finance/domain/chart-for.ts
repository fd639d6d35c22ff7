import type { Chart } from './charts/chart-template.ts';
import { enterpriseChart } from './charts/enterprise-chart.ts';
import { generalChart } from './charts/general-chart.ts';
import { smallBusinessChart } from './charts/small-business-chart.ts';

export interface ChartChoice {
  readonly accountingStandard: 'cnSmall' | 'cnEnterprise' | 'international';
  readonly taxpayerType: 'general' | 'small';
}

/** The template that a company's accounting standard names. */
export const chartFor = ({ accountingStandard, taxpayerType }: ChartChoice): Chart => {
  const regime = taxpayerType === 'small' ? 'smallScale' : 'general';
  if (accountingStandard === 'cnSmall') return smallBusinessChart(regime);
  return accountingStandard === 'cnEnterprise' ? enterpriseChart(regime) : generalChart();
};
