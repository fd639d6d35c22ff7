import { defineError } from '../../../shared/kernel/errors.ts';

export const tokenMissing = defineError('tokenMissing', 401, 'Sign in to do this.');

export const tokenExpired = defineError(
  'tokenExpired',
  401,
  'Your session needs to be renewed. Sign in again if this message stays.',
);

/** Says nothing about what is wrong: a forger must not learn how far the forgery got. */
export const tokenInvalid = defineError('tokenInvalid', 401, 'Your session is not valid. Sign in.');

export const sessionEnded = defineError('sessionEnded', 401, 'Your session has ended. Sign in.');

/** The same words whether or not the address is known. */
export const signInFailed = defineError(
  'signInFailed',
  401,
  'The e-mail address or the password is not right.',
);

export const accountDisabled = defineError(
  'accountDisabled',
  403,
  'This account is switched off. Ask an administrator of your company.',
);

export const tooManyAttempts = defineError(
  'tooManyAttempts',
  429,
  'There were too many attempts. Wait a while, then try again.',
);

export const emailTaken = defineError(
  'emailTaken',
  409,
  'There is an account with this e-mail address already. Sign in instead.',
);

export const emailNotValid = defineError('emailNotValid', 422, 'This is not an e-mail address.');

export const passwordTooShort = defineError(
  'passwordTooShort',
  422,
  'Choose a password of at least {min} characters; a few words in a row do well.',
);

export const passwordTooLong = defineError(
  'passwordTooLong',
  422,
  'Choose a password of at most {max} characters.',
);

export const passwordTooCommon = defineError(
  'passwordTooCommon',
  422,
  'This password is easily guessed. Choose another; a few unrelated words in a row do well.',
);

export const passwordNotAccepted = defineError(
  'passwordNotAccepted',
  422,
  'This password was not accepted. Choose another one without a space at either end.',
);

export const currentPasswordWrong = defineError(
  'currentPasswordWrong',
  422,
  'The current password is not right.',
);

export const resetCodeInvalid = defineError(
  'resetCodeInvalid',
  422,
  'This code is not right or no longer valid. Ask for a new one.',
);

/** 404 for a company one is no member of, too: a stranger must not learn that it exists. */
export const companyNotFound = defineError('companyNotFound', 404, 'There is no such company.');

export const personNotFound = defineError('personNotFound', 404, 'There is no such account.');

export const identityUnavailable = defineError(
  'identityUnavailable',
  503,
  'Signing in is not possible right now. Try again in a moment.',
);

export const crossSiteRequest = defineError(
  'crossSiteRequest',
  403,
  'This request did not come from this site, so it was refused.',
);

export const apiKeyInvalid = defineError('apiKeyInvalid', 401, 'This API key is not valid.');
