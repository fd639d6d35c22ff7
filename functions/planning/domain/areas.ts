import { MAIN_AREA } from '../../../shared/contracts/masterdata/planning-area.ts';

/** In a plan, the main area is the one without a name. */
export const areaOf = (named: unknown): string =>
  named === null || named === undefined || named === MAIN_AREA ? '' : String(named);

/** An area of a plan as the API says it. */
export const shownArea = (area: string): string => (area === '' ? MAIN_AREA : area);
