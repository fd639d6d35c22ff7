import * as errors from './identity-errors.ts';
import { normaliseEmail } from './normalise-email.ts';
import { passwordLength, passwordProblem, preparePassword } from './password-policy.ts';

/** The address in its normal form; throws emailNotValid at /email. */
export function requireEmail(raw: string): string {
  const email = normaliseEmail(raw);
  if (email === undefined) throw errors.emailNotValid({}, '/email');
  return email;
}

/** The password in the form that is compared; throws what is wrong with it, at /password. */
export function requirePassword(raw: string, email?: string): string {
  switch (passwordProblem(raw, email)) {
    case 'passwordTooShort':
      throw errors.passwordTooShort({ min: passwordLength.min }, '/password');
    case 'passwordTooLong':
      throw errors.passwordTooLong({ max: passwordLength.max }, '/password');
    case 'passwordTooCommon':
      throw errors.passwordTooCommon({}, '/password');
    default:
      return preparePassword(raw);
  }
}
