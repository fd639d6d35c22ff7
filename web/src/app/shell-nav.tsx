import { DoubleLeftOutlined, HomeOutlined, RightOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSay } from '../lib/language.ts';
import { useSession } from '../lib/session.ts';
import { ModuleIcon } from './module-icon.tsx';
import { type NavGroup, navigation } from './navigation.ts';

const texts = {
  home: { en: 'Home', zh: '首页' },
  collapse: { en: 'Collapse', zh: '收起' },
  main: { en: 'Main navigation', zh: '主导航' },
} as const;

interface Props {
  narrow: boolean;
  onNarrow: (narrow: boolean) => void;
}

export function ShellNav({ narrow, onNarrow }: Props) {
  const say = useSay();
  useSession();
  const { pathname } = useLocation();
  const here = pathname.split('/')[1] ?? '';
  const [open, setOpen] = useState<string>(here);
  useEffect(() => setOpen(here), [here]);
  useEffect(() => {
    const current = document.querySelector('.shell-nav [aria-current="page"]');
    current?.scrollIntoView({ block: 'nearest' });
  }, [pathname, open]);
  const toggle = (id: string) => {
    if (narrow) onNarrow(false);
    setOpen(open === id && !narrow ? '' : id);
  };
  return (
    <nav className="shell-nav" aria-label={say(texts.main)}>
      <Link to="/" className="brand">
        <Mark />
        <span className="nav-text">Tandem</span>
      </Link>
      <Link to="/" className="nav-item" aria-current={pathname === '/' ? 'page' : undefined}>
        <span className="nav-icon" aria-hidden="true">
          <HomeOutlined />
        </span>
        <span className="nav-text">{say(texts.home)}</span>
      </Link>
      {navigation().map((group) => (
        <Group key={group.id} group={group} open={open === group.id} onToggle={toggle} />
      ))}
      <div className="nav-foot">
        <button type="button" className="nav-item" onClick={() => onNarrow(!narrow)}>
          <span className="nav-icon" aria-hidden="true">
            <DoubleLeftOutlined rotate={narrow ? 180 : 0} />
          </span>
          <span className={narrow ? 'visually-hidden' : 'nav-text'}>{say(texts.collapse)}</span>
        </button>
      </div>
    </nav>
  );
}

interface GroupProps {
  group: NavGroup;
  open: boolean;
  onToggle: (id: string) => void;
}

function Group({ group, open, onToggle }: GroupProps) {
  const say = useSay();
  const { pathname } = useLocation();
  const isHere = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return (
    <>
      <button
        type="button"
        className="nav-group"
        aria-expanded={open}
        title={say(group.label)}
        onClick={() => onToggle(group.id)}
      >
        <ModuleIcon module={group.id} />
        <span className="nav-text">{say(group.label)}</span>
        <RightOutlined className="nav-chevron" aria-hidden="true" />
      </button>
      {open && (
        <div className="nav-sub">
          {group.links.map(({ path, label }) => (
            <Link
              key={path}
              to={path}
              className="nav-item"
              aria-current={isHere(path) ? 'page' : undefined}
            >
              <span className="nav-text">{say(label)}</span>
            </Link>
          ))}
        </div>
      )}
    </>
  );
}

export function Mark() {
  return (
    <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--primary)" />
      <path d="M7 10h18v3.2h-7.2V24h-3.6V13.2H7z" fill="#fff" />
    </svg>
  );
}
