import type { LoadPage } from '../lib/pages.ts';

type Routes = Readonly<Record<string, LoadPage>>;

/** For whoever has not signed in, or has no company yet. */
export const outside = {
  '/sign-in': () => import('./sign-in-page.tsx'),
  '/sign-up': () => import('./sign-up-page.tsx'),
  '/forgot-password': () => import('./forgot-password-page.tsx'),
  '/companies': () => import('./companies-page.tsx'),
  '/welcome': () => import('./welcome-page.tsx'),
} satisfies Routes;

/** What contracts give, beside the pages of the modules. */
export const inside = {
  '/': () => import('./home-page.tsx'),
  '/$module/ask/$operation': () => import('../kit/question/question-page.tsx'),
  '/$module/do/$operation': () => import('../kit/command/command-page.tsx'),
  '/$module/$plural': () => import('../kit/dispatch/list-dispatch.tsx'),
  '/$module/$plural/new': () => import('../kit/dispatch/create-dispatch.tsx'),
  '/$module/import/$target': () => import('../kit/import/target-page.tsx'),
  '/$module/$plural/import': () => import('../kit/import/import-page.tsx'),
  '/$module/$plural/$id': () => import('../kit/dispatch/document-dispatch.tsx'),
  '/$module/$plural/$id/edit': () => import('../kit/dispatch/edit-dispatch.tsx'),
} satisfies Routes;
