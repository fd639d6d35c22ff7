import { type BusinessDate, instantToDate } from '../../shared/kernel/date.ts';

/** The day it is in a company in China, as companies of tests are unless they say otherwise. */
export const todayInChina = (): BusinessDate => instantToDate(Date.now(), 'Asia/Shanghai');
