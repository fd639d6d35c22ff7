import type { Doc } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import type { Control } from './control.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import type { Mailer } from './mail.ts';

/** The directory of people, which lies outside any tenant. */
export interface People {
  /** Makes the account if there is none, and answers whose it is. */
  invite: (email: string, name: string) => Promise<{ personId: string; newAccount: boolean }>;
  link: Control['link'];
  offer: Control['offer'];
  unlink: (personId: string, tenantId: string) => Promise<void>;
  /** Tells a new member in the company's language how to get in. */
  welcome: (email: string, to: Doc<typeof company>) => Promise<void>;
}

const letters = {
  'zh-CN': (name: string) => ({
    subject: `${name} 邀请您加入`,
    text: `您好：\n\n“${name}”邀请您加入。请登录并选择该公司。首次使用请在登录页选择“忘记密码”，用本邮箱设置密码后登录。\n`,
  }),
  en: (name: string) => ({
    subject: `${name} has invited you`,
    text: `Hello,\n\n"${name}" has invited you. Sign in and choose the company. If this is your first time, choose "Forgot password" on the sign-in page, set a password with this address, and sign in.\n`,
  }),
} as const;

export function createPeople(
  identity: IdentityProvider,
  control: Control,
  mail: Mailer,
  random: (bytes: number) => Uint8Array,
): People {
  return {
    async invite(email, name) {
      const { sub, created } = await identity.invite({ email, name });
      // A password nobody knows: only then does the pool mail a code to set another.
      const password = Buffer.from(random(48)).toString('base64url');
      if (created) await identity.setPassword({ sub, password });
      return { personId: sub, newAccount: created };
    },
    link: control.link,
    offer: control.offer,
    unlink: control.unlink,
    welcome: (email, to) => mail.send({ to: email, ...letters[to.locale](to.name) }),
  };
}
