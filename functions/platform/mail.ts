import { environment } from './environment.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send: (letter: Letter) => Promise<void>;
}

/** Plain text by SES; on the laptop it lands in the inbox page. */
export function createMailer(): Mailer {
  return {
    async send({ to, subject, text }) {
      const { SendEmailCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
      const client = new SESv2Client({ maxAttempts: 3 });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: environment().mailFrom,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: { Text: { Data: text, Charset: 'UTF-8' } },
            },
          },
        }),
      );
    },
  };
}
