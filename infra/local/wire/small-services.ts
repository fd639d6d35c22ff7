import type { IncomingMessage, RequestListener } from 'node:http';
import { headerOf, readJson, sendJson, urlOf, type WireHandler } from './http-messages.ts';

/** A plain Node listener among the wire handlers. */
export const listenerHandler = (
  match: (req: IncomingMessage) => boolean,
  listener: RequestListener,
): WireHandler => ({
  match,
  handle: async (req, res) => void (await listener(req as never, res as never)),
});

const BACKUPS = 'DynamoDB_20120810.UpdateContinuousBackups';

/** The laptop's table is one file on its owner's disk: its backups are the owner's own. */
export const backupsHandler = (): WireHandler => ({
  match: (req) => headerOf(req, 'x-amz-target') === BACKUPS,
  async handle(req, res) {
    await readJson(req, 64 * 1024);
    const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus: 'DISABLED' };
    sendJson(res, 200, {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'DISABLED',
        PointInTimeRecoveryDescription,
      },
    });
  },
});

const TABLE_OF_STREAM = /:table\/([^/]+)\/stream\//;

const MAPPINGS = '/2015-03-31/event-source-mappings';

/** Who is joined to the streams of tables. */
export interface EventSources {
  connect: (table: string) => void;
  disconnect: (table: string) => void;
  isConnected: (table: string) => boolean;
}

/** A table's stream is joined to the relay, or parted from it: a mapping is named by its table. */
export const eventSourceHandler = (sources: EventSources): WireHandler => ({
  match: (req) => urlOf(req).pathname.startsWith(MAPPINGS),
  async handle(req, res) {
    const { pathname, searchParams } = urlOf(req);
    if (req.method === 'DELETE') {
      const table = decodeURIComponent(pathname.slice(MAPPINGS.length + 1));
      sources.disconnect(table);
      return sendJson(res, 202, { UUID: table, State: 'Deleting' });
    }
    if (req.method === 'GET') {
      const table = TABLE_OF_STREAM.exec(searchParams.get('EventSourceArn') ?? '')?.[1] ?? '';
      const joined = sources.isConnected(table) ? [{ UUID: table, State: 'Enabled' }] : [];
      return sendJson(res, 200, { EventSourceMappings: joined });
    }
    const { EventSourceArn = '' } = (await readJson(req, 64 * 1024)) as { EventSourceArn?: string };
    const table = TABLE_OF_STREAM.exec(EventSourceArn)?.[1];
    if (table) sources.connect(table);
    sendJson(res, table ? 202 : 400, { UUID: table ?? '', State: 'Enabled' });
  },
});
