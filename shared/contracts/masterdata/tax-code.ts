import { code, codeOf, labelled } from '../fields.ts';

/** Which tax goods or a line bear: the rate is that of the day. */
export const taxCode = () => labelled('Tax code', '税码', codeOf('taxRate', code(20)));
