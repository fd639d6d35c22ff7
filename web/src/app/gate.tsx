import './gate.css';
import type { ReactNode } from 'react';
import { setLanguage, useLanguage } from '../lib/language.ts';
import { Mark } from './shell-nav.tsx';

/** The quiet page around signing in: a mark, a form, the other language. */
export function Gate({ title, children, foot }: GateProps) {
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="gate">
      <div className="gate-bar">
        <span className="brand">
          <Mark /> Tandem
        </span>
        <span className="spacer" />
        <button
          type="button"
          className="bar-button"
          lang={other}
          onClick={() => setLanguage(other)}
        >
          {other === 'en' ? 'English' : '中文'}
        </button>
      </div>
      <div className="gate-card">
        <h1>{title}</h1>
        {children}
      </div>
      {foot && <p className="gate-foot">{foot}</p>}
    </main>
  );
}

interface GateProps {
  title: string;
  children: ReactNode;
  foot?: ReactNode;
}
