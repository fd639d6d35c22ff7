import { readFileSync } from 'node:fs';

/**
 * The bytes of a file that is deployed beside the code: `asset(new URL('./x', import.meta.url))`.
 */
export const asset = (place: URL): Buffer => readFileSync(place);
