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

/** `CreateEventSourceMapping`: a table's stream is joined to the relay. */
export const eventSourceHandler = (connect: (table: string) => void): WireHandler => ({
  match: (req) =>
    req.method === 'POST' && urlOf(req).pathname === '/2015-03-31/event-source-mappings',
  async handle(req, res) {
    const { EventSourceArn = '' } = (await readJson(req, 64 * 1024)) as { EventSourceArn?: string };
    const table = TABLE_OF_STREAM.exec(EventSourceArn)?.[1];
    if (table) connect(table);
    sendJson(res, table ? 202 : 400, { UUID: table ?? '', State: 'Enabled' });
  },
});
