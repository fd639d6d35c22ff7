import { type BusinessDate, instantToDate } from '../../shared/kernel/date.ts';

/** The day it is where a company is. */
export const todayIn = (timeZone: string): BusinessDate => instantToDate(Date.now(), timeZone);

/** Companies that speak English are there, unless they say otherwise. */
export const todayInBritain = (): BusinessDate => todayIn('Europe/London');

/** Companies of tests are in China unless they say otherwise. */
export const todayInChina = (): BusinessDate => todayIn('Asia/Shanghai');
