import type { Doc } from '../../shared/contracts/noun.ts';
import type { company } from '../../shared/contracts/platform/company.ts';
import type { Control, Membership } from './control.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import type { Mailer } from './mail.ts';

/** The directory of people, which lies outside any tenant. */
export interface People {
  /** Makes the account if there is none, and answers the person's id. */
  invite: (email: string, name: string) => Promise<string>;
  link: (personId: string, membership: Membership) => Promise<void>;
  unlink: (personId: string, tenantId: string) => Promise<void>;
  /** Tells a new member in the company's language how to get in. */
  welcome: (email: string, to: Doc<typeof company>) => Promise<void>;
}

const letters = {
  'zh-CN': (name: string) => ({
    subject: `${name} 邀请您加入`,
    text: `您好：\n\n“${name}”已将您加为成员。首次使用请在登录页选择“忘记密码”，用本邮箱设置密码后登录。\n`,
  }),
  en: (name: string) => ({
    subject: `${name} has invited you`,
    text: `Hello,\n\nyou are now a member of "${name}". If this is your first time, choose "Forgot password" on the sign-in page, set a password with this address, and sign in.\n`,
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
      return sub;
    },
    link: control.link,
    unlink: control.unlink,
    welcome: (email, to) => mail.send({ to: email, ...letters[to.locale](to.name) }),
  };
}
