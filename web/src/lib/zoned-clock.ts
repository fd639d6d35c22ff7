const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('sv-SE', {
      ...(timeZone !== undefined && { timeZone }),
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formatters.set(key, found);
  }
  return found;
}

/** What the clock of a time zone shows at a moment, as if it were UTC, in milliseconds. */
const shownAt = (moment: number, timeZone: string | undefined): number =>
  Date.parse(`${formatterIn(timeZone).format(moment).replace(' ', 'T')}Z`);

/** 2026-11-22T09:30, by the clock of a time zone, else of this device; '' for what is no moment. */
export function clockAt(instant: string, timeZone: string | undefined): string {
  const moment = Date.parse(instant);
  if (Number.isNaN(moment)) return '';
  return new Date(shownAt(moment, timeZone)).toISOString().slice(0, 16);
}

/**
 * The moment at which such a clock shows this. When it is put back and shows it twice, one of
 * both; when it is put forward and never does, an hour beside it.
 */
export function momentAt(clock: string, timeZone: string | undefined): string {
  const shown = Date.parse(`${clock}Z`);
  const near = shown - (shownAt(shown, timeZone) - shown);
  return new Date(shown - (shownAt(near, timeZone) - near)).toISOString();
}
