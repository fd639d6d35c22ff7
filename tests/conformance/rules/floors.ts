import { modules } from '../../../shared/contracts/system.ts';

/** Folders that are no business module but stand on all of them, or under them. */
const others: Readonly<Record<string, number>> = {
  platform: 0,
  account: 0,
  onboarding: 100,
  reader: 100,
  relay: 0,
};

/** The floor of a folder under functions/. An unknown one stands nowhere and may enter no other. */
export const floorOf = (module: string): number =>
  others[module] ?? modules.find(({ id }) => id === module)?.floor ?? Number.NaN;

/** A module of business, as opposed to the machinery that all share. */
export const isModule = (module: string): boolean => others[module] === undefined;
