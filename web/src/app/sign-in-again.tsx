import { Modal } from 'antd';
import { useSay } from '../lib/language.ts';
import { session } from '../lib/session.ts';
import { SignInForm } from './sign-in-form.tsx';

const texts = {
  title: { en: 'Your session has ended', zh: '会话已过期' },
  stays: { en: 'What you typed stays where it is.', zh: '已填写的内容不会丢失。' },
} as const;

/** Over the page, so that nothing typed is lost: the request that met the end goes on after it. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  const say = useSay();
  return (
    <Modal open footer={null} closable={false} width={400} title={say(texts.title)} zIndex={2000}>
      <p className="muted">{say(texts.stays)}</p>
      <SignInForm tenantId={session.get()?.tenantId} onDone={onDone} />
    </Modal>
  );
}
