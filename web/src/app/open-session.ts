import {
  acceptInvitation,
  me,
  refreshSession,
} from '../../../shared/contracts/account/operations.ts';
import { call } from '../lib/call.ts';
import { languageChosen, setLanguage } from '../lib/language.ts';
import { isProblem } from '../lib/problem.ts';
import { refreshed } from '../lib/renew-session.ts';
import {
  announceCompany,
  type CompanyEntry,
  type CompanySettings,
  company,
  type Me,
  session,
} from '../lib/session.ts';

/** Finds out who is signed in, in which company. Null if nobody is. */
export async function openSession(): Promise<Me | null> {
  const settings = companySettings();
  const who = await whoAmI();
  // Asked at the same time, for those who are signed in; asked again for those who were not quite.
  if (who?.member) openCompany((await settings) ?? (await companySettings()));
  session.set(who);
  return who;
}

/** Asks without the dialog that an ended session opens elsewhere: here nothing was typed yet. */
async function whoAmI(): Promise<Me | null> {
  const first = await fetch(me.path, { credentials: 'same-origin' });
  if (first.ok) return (await first.json()) as Me;
  if (first.status !== 401 || !(await refreshed())) return null;
  try {
    return await call(me, {});
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

async function companySettings(): Promise<CompanySettings | undefined> {
  const response = await fetch('/api/platform/companies?limit=1', { credentials: 'same-origin' });
  if (!response.ok) return undefined;
  const { data } = (await response.json()) as { data: CompanySettings[] };
  return data[0];
}

function openCompany(settings: CompanySettings | undefined): void {
  if (!settings) return;
  company.set(settings);
  if (!languageChosen()) setLanguage(settings.locale, false);
}

/** Makes the session one of this company; everything asked before belonged to another. */
export async function chooseCompany(tenantId: string): Promise<void> {
  await call(refreshSession, { tenantId });
  announceCompany(tenantId);
  window.location.assign('/');
}

/** Opens a company; an invitation to it is accepted by that. */
export async function enterCompany({ tenantId, invited }: CompanyEntry): Promise<void> {
  if (invited) await call(acceptInvitation, { tenantId });
  await chooseCompany(tenantId);
}
