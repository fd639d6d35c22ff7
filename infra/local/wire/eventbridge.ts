import { randomUUID } from 'node:crypto';
import type { BusEvent } from '../events/bus-types.ts';
import { jsonTargetHandler, WireError, type WireHandler } from './http-messages.ts';

interface Entry {
  /** The JSON protocol sends a Date as seconds since the epoch. */
  Time?: number;
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Resources?: string[];
  EventBusName?: string;
}
type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

export interface EventBridgeOptions {
  /** Names or ARNs that a caller may put to; `default` is not implied. */
  busNames: readonly string[];
  accept(events: readonly BusEvent[]): unknown;
  newId?: () => string;
}

const MOST_ENTRIES = 10;
const LARGEST_REQUEST_BYTES = 256 * 1024;

/** `PutEvents`: each entry is accepted or refused by itself, as in EventBridge. */
export function eventBridgeHandler(options: EventBridgeOptions): WireHandler {
  const { newId = randomUUID } = options;
  return jsonTargetHandler('AWSEvents', '1.1', 4 * LARGEST_REQUEST_BYTES, {
    PutEvents({ Entries = [] }: { Entries?: Entry[] }) {
      refuseBadRequest(Entries);
      const events: BusEvent[] = [];
      const results = Entries.map((entry): EntryResult => {
        const refusal = refusalOf(entry, options.busNames);
        if (refusal) return refusal;
        const id = newId();
        events.push(eventOf(entry, id));
        return { EventId: id };
      });
      if (events.length > 0) options.accept(events);
      return { FailedEntryCount: Entries.length - events.length, Entries: results };
    },
  });
}

function refuseBadRequest(entries: readonly Entry[]): void {
  if (entries.length < 1 || entries.length > MOST_ENTRIES) {
    throw new WireError(
      400,
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: ` +
        `Member must have length between 1 and ${MOST_ENTRIES}`,
    );
  }
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > LARGEST_REQUEST_BYTES) {
    throw new WireError(
      400,
      'ValidationException',
      'Total size of the entries in the request is over the limit.',
    );
  }
}

/** AWS counts 14 bytes for a time and the UTF-8 length of the texts. */
function sizeOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return bytes + (entry.Time === undefined ? 0 : 14);
}

function refusalOf(entry: Entry, busNames: readonly string[]): EntryResult | undefined {
  for (const field of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[field]) {
      return invalid(`Parameter ${field} is not valid. Reason: ${field} is a required argument.`);
    }
  }
  const bus = (entry.EventBusName ?? 'default').split('/').at(-1) ?? '';
  if (!busNames.includes(bus)) return invalid(`Event bus ${bus} does not exist.`);
  if (entry.Source?.startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  const detail = parsed(entry.Detail ?? '');
  if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return undefined;
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function eventOf(entry: Entry, id: string): BusEvent {
  return {
    id,
    source: entry.Source ?? '',
    'detail-type': entry.DetailType ?? '',
    detail: parsed(entry.Detail ?? ''),
    resources: entry.Resources ?? [],
    ...(entry.Time === undefined
      ? {}
      : { time: new Date(entry.Time * 1_000).toISOString().replace(/\.\d+Z$/, 'Z') }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): EntryResult {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: message };
}
