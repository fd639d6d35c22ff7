import { account } from '../../shared/contracts/account/module.ts';
import { accountApi } from './account-api.ts';
import { acceptInvitation } from './operations/accept-invitation.ts';
import { changePassword } from './operations/change-password.ts';
import { companyProgress } from './operations/company-progress.ts';
import { deleteSample } from './operations/delete-sample.ts';
import { forgotPassword } from './operations/forgot-password.ts';
import { foundCompany } from './operations/found-company.ts';
import { loadSample } from './operations/load-sample.ts';
import { me } from './operations/me.ts';
import { refreshSession } from './operations/refresh-session.ts';
import { resetPassword } from './operations/reset-password.ts';
import { signIn } from './operations/sign-in.ts';
import { signOut } from './operations/sign-out.ts';
import { signOutEverywhere } from './operations/sign-out-everywhere.ts';
import { signUp } from './operations/sign-up.ts';

export const handler = accountApi(account.operations, {
  signUp,
  foundCompany,
  signIn,
  refreshSession,
  signOut,
  forgotPassword,
  resetPassword,
  changePassword,
  signOutEverywhere,
  me,
  acceptInvitation,
  companyProgress,
  loadSample,
  deleteSample,
});
