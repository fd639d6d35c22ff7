import { createStore } from '../lib/store.ts';

/** What lies over the page: the palette, or the map of keys. */
export const overlay = createStore<'palette' | 'keys' | undefined>(undefined);

export const openPalette = (): void => overlay.set('palette');
export const openHelp = (): void => overlay.set('keys');
export const closeOverlay = (): void => overlay.set(undefined);
