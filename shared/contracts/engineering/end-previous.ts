import { flag, labelled } from '../fields.ts';

/** A version that began earlier and would go on ends the day before the one that is released. */
export const endPrevious = () => labelled('End the version before', '自动结束上一版本', flag());
