import { Modal } from 'antd';
import { useSay } from '../../lib/language.ts';
import type { useLeaveGuard } from './use-leave-guard.ts';

const texts = {
  title: { en: 'Leave without saving?', zh: '不保存就离开吗？' },
  lost: { en: 'What you entered here would be lost.', zh: '此页已填写的内容将丢失。' },
  leave: { en: 'Leave', zh: '离开' },
  stay: { en: 'Stay', zh: '留下' },
} as const;

export function LeaveQuestion({ blocker }: Pick<ReturnType<typeof useLeaveGuard>, 'blocker'>) {
  const say = useSay();
  if (blocker.status !== 'blocked') return null;
  return (
    <Modal
      open
      width={400}
      title={say(texts.title)}
      okText={say(texts.leave)}
      cancelText={say(texts.stay)}
      okButtonProps={{ danger: true }}
      onOk={() => blocker.proceed()}
      onCancel={() => blocker.reset()}
    >
      {say(texts.lost)}
    </Modal>
  );
}
