import { code, labelled } from '../fields.ts';

/** The planning area of warehouses that name none. */
export const MAIN_AREA = 'main';

const names = { [MAIN_AREA]: { en: 'Main area', zh: '主区域' } };

/** Warehouses of one area share their stock in planning. */
export const planningArea = () =>
  labelled('Planning area', '计划区域', code(40).meta({ kind: 'code', names }));
