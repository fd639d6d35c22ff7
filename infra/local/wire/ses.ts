import { type Mailbox, type MailContent, outgoingMail } from '../mail/mailbox.ts';
import {
  readJson,
  sendJson,
  sendJsonError,
  urlOf,
  WireError,
  type WireHandler,
} from './http-messages.ts';

interface SendEmailInput {
  FromEmailAddress?: string;
  ReplyToAddresses?: string[];
  Destination?: { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] };
  Content?: { Simple?: MailContent; Raw?: { Data?: string }; Template?: unknown };
}

/** SES takes messages up to 40 MB after encoding; base64 adds a third. */
const LARGEST_REQUEST_BYTES = 54 * 1024 * 1024;
const MOST_RECIPIENTS = 50;

/** `SendEmail` of SES v2: nothing leaves the machine, the mail lands in the developer's inbox. */
export function sesHandler(mailbox: Mailbox): WireHandler {
  return {
    match: (req) => req.method === 'POST' && urlOf(req).pathname === '/v2/email/outbound-emails',
    async handle(req, res) {
      try {
        const input = (await readJson(req, LARGEST_REQUEST_BYTES)) as SendEmailInput;
        sendJson(res, 200, { MessageId: mailbox.store(mailOf(input)) });
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        sendJsonError(res, error);
      }
    },
  };
}

function mailOf(input: SendEmailInput) {
  const { Destination = {}, Content = {} } = input;
  const { ToAddresses: to = [], CcAddresses: cc = [], BccAddresses: bcc = [] } = Destination;
  const recipients = to.length + cc.length + bcc.length;
  if (recipients > MOST_RECIPIENTS) throw badRequest('Recipient count exceeds 50.');
  if (Content.Raw?.Data !== undefined) {
    const raw = Buffer.from(Content.Raw.Data, 'base64').toString('utf8');
    return outgoingMail.fromRaw(raw, { from: input.FromEmailAddress, to, cc, bcc });
  }
  if (!input.FromEmailAddress) throw badRequest('Missing required field FromEmailAddress.');
  if (recipients === 0) throw badRequest('Missing required field Destination.');
  if (Content.Simple === undefined) throw badRequest('Only Simple and Raw content is served here.');
  if (!Content.Simple.Subject?.Data) throw badRequest('Missing required field Subject.');
  const { Text, Html } = Content.Simple.Body ?? {};
  if (!Text?.Data && !Html?.Data) throw badRequest('Missing required field Body.');
  const replyTo = input.ReplyToAddresses ?? [];
  return outgoingMail.fromContent(Content.Simple, {
    from: input.FromEmailAddress,
    to,
    cc,
    bcc,
    replyTo,
  });
}

function badRequest(message: string): WireError {
  return new WireError(400, 'BadRequestException', message);
}
