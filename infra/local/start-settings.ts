import { resolve } from 'node:path';
import { StoreError } from './store/store-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `PORT`, 4400 without it; 0 takes any free one. Throws `start.badPort`. */
export function portOf({ PORT }: Environment): number {
  if (PORT === undefined) return 4400;
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN;
  if (port <= 65_535) return port;
  const found = PORT === '' ? 'it is empty' : `it is "${PORT.slice(0, 80)}"`;
  throw new StoreError(
    'start.badPort',
    `PORT must be a whole number from 0 to 65535; ${found}. Set it to one, such as ` +
      'PORT=4500 npm start, or leave it out.',
  );
}

/** `TANDEM_DATA` as a whole path, `.tandem` without it. Throws `start.badFolder`. */
export function dataDirOf({ TANDEM_DATA }: Environment): string {
  if (TANDEM_DATA === undefined) return resolve('.tandem');
  if (TANDEM_DATA.trim() !== '') return resolve(TANDEM_DATA);
  throw new StoreError(
    'start.badFolder',
    'TANDEM_DATA is empty. Set it to the folder in which Tandem shall keep its data, or leave ' +
      'it out.',
  );
}
