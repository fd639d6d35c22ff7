import './shell.css';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSay } from '../lib/language.ts';
import { startLive } from '../lib/live.ts';
import { signInWanted } from '../lib/renew-session.ts';
import { useStore } from '../lib/store.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { closeOverlay, overlay } from './overlays.ts';
import { ShellBar } from './shell-bar.tsx';
import { ShellNav } from './shell-nav.tsx';
import { useShortcuts } from './shortcuts.ts';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette: it }) => ({ default: it })));
const KeyMap = lazy(() => import('./key-map.tsx').then(({ KeyMap: it }) => ({ default: it })));
const SignInAgain = lazy(() =>
  import('./sign-in-again.tsx').then(({ SignInAgain: it }) => ({ default: it })),
);

const texts = { skip: { en: 'Skip to content', zh: '跳到内容' } } as const;
const NARROW = 'tandem.narrow';

/** Navigation, top bar and the page; what may lie over them is fetched when it is wanted. */
export function Shell() {
  const say = useSay();
  const { pathname } = useLocation();
  const [narrow, setNarrow] = useState(localStorage.getItem(NARROW) === '1');
  const [open, setOpen] = useState(false);
  useEffect(() => startLive(), []);
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
    <Suspense>
      {shown === 'palette' && <Palette onClose={closeOverlay} />}
      {shown === 'keys' && <KeyMap onClose={closeOverlay} />}
      {wanted && <SignInAgain onDone={wanted} />}
    </Suspense>
  );
}
