import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHostDb } from '../host-db.ts';
import { openMailbox } from '../mail/mailbox.ts';
import { createManualClock } from '../manual-clock.ts';
import { serve } from './endpoint-for-tests.ts';
import { sesHandler } from './ses.ts';

const mailbox = openMailbox(openHostDb(':memory:'), createManualClock(1_000));
let client: SESv2Client;
let close: () => Promise<void>;

beforeAll(async () => {
  const server = await serve([sesHandler(mailbox)]);
  close = server.close;
  client = new SESv2Client(server.config);
});
afterAll(() => close());

const send = (input: SendEmailCommandInput) => client.send(new SendEmailCommand(input));

describe('SendEmail over the wire', () => {
  it('puts a simple mail with its attachment into the inbox', async () => {
    const { MessageId } = await send({
      FromEmailAddress: 'Tandem <no-reply@tandem.example>',
      Destination: { ToAddresses: ['li@example.cn'], CcAddresses: ['wang@example.cn'] },
      ReplyToAddresses: ['sales@tandem.example'],
      Content: {
        Simple: {
          Subject: { Data: '订单确认' },
          Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } },
          Headers: [{ Name: 'X-Order', Value: 'SO-1' }],
          Attachments: [
            { FileName: 'so.pdf', ContentType: 'application/pdf', RawContent: Buffer.from('PDF') },
          ],
        },
      },
    });
    expect(mailbox.get(MessageId ?? '')).toEqual({
      id: MessageId,
      sentAt: 1_000,
      from: 'Tandem <no-reply@tandem.example>',
      to: ['li@example.cn'],
      cc: ['wang@example.cn'],
      bcc: [],
      replyTo: ['sales@tandem.example'],
      subject: '订单确认',
      text: 'text',
      html: '<p>html</p>',
      headers: [{ name: 'X-Order', value: 'SO-1' }],
      attachments: [
        {
          fileName: 'so.pdf',
          contentType: 'application/pdf',
          content: Buffer.from('PDF').toString('base64'),
        },
      ],
    });
  });

  it('reads sender, recipients and encoded subject out of a raw mail', async () => {
    const raw = [
      'From: a@example.cn',
      'To: b@example.cn,',
      ' c@example.cn',
      `Subject: =?utf-8?B?${Buffer.from('订单').toString('base64')}?= =?UTF-8?Q?=E7=A1=AE_OK?=`,
      '',
      'body: not a header',
    ].join('\r\n');
    const { MessageId } = await send({ Content: { Raw: { Data: Buffer.from(raw) } } });
    const mail = mailbox.get(MessageId ?? '');
    expect(mail).toMatchObject({
      from: 'a@example.cn',
      to: ['b@example.cn', 'c@example.cn'],
      subject: '订单确 OK',
      raw,
    });
    expect(mailbox.list()[0]).toMatchObject({ id: MessageId, subject: '订单确 OK' });
  });

  const simple = { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } };
  const good: SendEmailCommandInput = {
    FromEmailAddress: 'a@example.cn',
    Destination: { ToAddresses: ['b@example.cn'] },
    Content: { Simple: simple },
  };
  it.each<[string, Partial<SendEmailCommandInput>]>([
    ['no sender', { FromEmailAddress: '' }],
    ['no recipient', { Destination: {} }],
    ['51 recipients', { Destination: { ToAddresses: Array.from({ length: 51 }, () => 'x@y.cn') } }],
    ['a template', { Content: { Template: { TemplateName: 't' } } }],
    ['an empty body', { Content: { Simple: { ...simple, Body: {} } } }],
  ])('refuses a mail with %s', async (_title, wrong) => {
    const before = mailbox.list().length;
    await expect(send({ ...good, ...wrong })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    expect(mailbox.list()).toHaveLength(before);
  });
});
