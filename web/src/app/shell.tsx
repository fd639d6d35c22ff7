import './shell.css';
import { CatchBoundary, Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useSay } from '../lib/language.ts';
import { startLive } from '../lib/live.ts';
import { fetchPart, PartMissing, usePart } from '../lib/parts.ts';
import { signInWanted } from '../lib/renew-session.ts';
import { useStore } from '../lib/store.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { closeOverlay, overlay } from './overlays.ts';
import { ShellBar } from './shell-bar.tsx';
import { ShellNav } from './shell-nav.tsx';
import { useShortcuts } from './shortcuts.ts';

const loadPalette = () => import('./palette.tsx');
const loadKeyMap = () => import('./key-map.tsx');
const loadSignInAgain = () => import('./sign-in-again.tsx');
const overlayParts = [loadPalette, loadKeyMap, loadSignInAgain];

const texts = {
  skip: { en: 'Skip to content', zh: '跳到内容' },
  close: { en: 'Close', zh: '关闭' },
  elsewhere: {
    en: 'Your session has ended, and the form to sign in could not be fetched. Sign in in another tab, then go on here: what you typed stays.',
    zh: '会话已过期，登录表单未能加载。请在另一个标签页登录，再回到此处继续，已填写的内容不会丢失。',
  },
  goOn: { en: 'Go on', zh: '继续' },
  missing: {
    en: 'A part of the application could not be fetched. Save what you entered, and load the page again.',
    zh: '应用的一部分未能加载。请先保存已输入的内容，然后刷新页面。',
  },
} as const;
const NARROW = 'tandem.narrow';

/**
 * Navigation, top bar and the page. What keys open over them is fetched ahead: whoever opens the
 * palette types on at once.
 */
export function Shell() {
  const say = useSay();
  const { pathname } = useLocation();
  const [narrow, setNarrow] = useState(localStorage.getItem(NARROW) === '1');
  const [open, setOpen] = useState(false);
  useEffect(() => startLive(), []);
  useEffect(() => {
    for (const load of overlayParts) fetchPart<unknown>(load).catch(() => undefined);
  }, []);
  useEffect(() => setOpen(false), [pathname]);
  useShortcuts();
  const collapse = (next: boolean) => {
    localStorage.setItem(NARROW, next ? '1' : '');
    setNarrow(next);
  };
  return (
    <>
      <div className="shell" data-narrow={narrow || undefined} data-open={open || undefined}>
        <a className="skip" href="#main">
          {say(texts.skip)}
        </a>
        <ShellNav narrow={narrow && !open} onNarrow={collapse} />
        <button
          type="button"
          className="nav-shade"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => setOpen(false)}
        />
        <ShellBar onMenu={() => setOpen(!open)} />
        <main id="main" className="shell-main" tabIndex={-1}>
          <OfflineBanner />
          <Outlet />
        </main>
      </div>
      <Overlays />
    </>
  );
}

function Overlays() {
  const shown = useStore(overlay);
  const wanted = useStore(signInWanted);
  return (
    <CatchBoundary getResetKey={() => `${shown}${wanted !== undefined}`} errorComponent={Missing}>
      <Suspense>
        {shown === 'palette' && <PaletteOverlay />}
        {shown === 'keys' && <KeyMapOverlay />}
        {wanted && <SignInOverlay onDone={wanted} />}
      </Suspense>
    </CatchBoundary>
  );
}

/** The page below keeps what was typed. Whoever has to sign in may do so elsewhere. */
function Missing({ error }: { error: unknown }) {
  const say = useSay();
  const wanted = useStore(signInWanted);
  if (!(error instanceof PartMissing)) throw error;
  return (
    <div className="banner shell-missing" role="alert">
      <span>{say(wanted ? texts.elsewhere : texts.missing)}</span>
      <Button size="small" onClick={wanted ?? closeOverlay}>
        {say(wanted ? texts.goOn : texts.close)}
      </Button>
    </div>
  );
}

function PaletteOverlay() {
  const { Palette } = usePart(loadPalette);
  return <Palette onClose={closeOverlay} />;
}

function KeyMapOverlay() {
  const { KeyMap } = usePart(loadKeyMap);
  return <KeyMap onClose={closeOverlay} />;
}

function SignInOverlay({ onDone }: { onDone: () => void }) {
  const { SignInAgain } = usePart(loadSignInAgain);
  return <SignInAgain onDone={onDone} />;
}
