import './report.css';
import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

/** Green with a tick or red with a cross, and always a word beside it. */
export function Verdict({ ok, children }: { ok: boolean; children: ReactNode }) {
  const Icon = ok ? CheckCircleOutlined : CloseCircleOutlined;
  return (
    <span className="verdict" data-ok={ok}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}
