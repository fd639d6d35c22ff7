import { allNouns } from './contracts.ts';

const byPrefix = new Map(allNouns.map(({ prefix, id }) => [prefix, id]));
const ID = /^([a-z]+)_[0-9a-hjkmnp-tv-z]{26}$/;

/** The noun of a document by its id: so_01j… is a sales order. */
export const nounOfId = (text: string): string | undefined => {
  const prefix = ID.exec(text)?.[1];
  return prefix === undefined ? undefined : byPrefix.get(prefix);
};
