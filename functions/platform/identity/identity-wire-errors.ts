import { AppError } from '../../../shared/kernel/errors.ts';
import * as errors from './identity-errors.ts';

/** What was asked of the user pool, because one wire error means different things to people. */
export type WireCall =
  | 'signUp'
  | 'signIn'
  | 'refresh'
  | 'signOut'
  | 'setPassword'
  | 'changePassword'
  | 'forgot'
  | 'confirmForgot'
  | 'admin';

type Translate = (purpose: WireCall, message: string) => AppError;

const byType: Readonly<Record<string, Translate>> = {
  NotAuthorizedException: refused,
  UserNotFoundException: (purpose) =>
    purpose === 'signIn' ? errors.signInFailed() : errors.personNotFound(),
  UserNotConfirmedException: () => errors.signInFailed(),
  PasswordResetRequiredException: () => errors.signInFailed(),
  UsernameExistsException: () => errors.emailTaken({}, '/email'),
  InvalidPasswordException: () => errors.passwordNotAccepted({}, '/password'),
  PasswordHistoryPolicyViolationException: () => errors.passwordNotAccepted({}, '/password'),
  InvalidParameterException: unreadable,
  CodeMismatchException: () => errors.resetCodeInvalid({}, '/code'),
  ExpiredCodeException: () => errors.resetCodeInvalid({}, '/code'),
  RefreshTokenReuseException: () => errors.sessionEnded(),
  UserLambdaValidationException: triggerFailed,
  LimitExceededException: () => errors.tooManyAttempts(),
  TooManyRequestsException: () => errors.tooManyAttempts(),
  TooManyFailedAttemptsException: () => errors.tooManyAttempts(),
};

/** Puts an error of the user pool into words for the person; unknown ones are a 503. */
export function asAppError(purpose: WireCall, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { name, message } = error as { name?: string; message?: string };
  const translate = Object.hasOwn(byType, name ?? '') ? byType[name as string] : undefined;
  if (translate !== undefined) return translate(purpose, message ?? '');
  const spec = errors.identityUnavailable();
  const { code, status } = spec;
  return new AppError({ code, status, message: spec.message, cause: error });
}

function refused(purpose: WireCall, message: string): AppError {
  if (/attempts exceeded/i.test(message)) return errors.tooManyAttempts();
  if (/disabled/i.test(message)) {
    return purpose === 'refresh' ? errors.sessionEnded() : errors.accountDisabled();
  }
  if (purpose === 'signIn') return errors.signInFailed();
  const wrongPassword = purpose === 'changePassword' && /username or password/i.test(message);
  return wrongPassword
    ? errors.currentPasswordWrong({}, '/currentPassword')
    : errors.sessionEnded();
}

/** The token trigger refuses a stranger by throwing companyNotFound; any other error is a fault. */
function triggerFailed(_purpose: WireCall, message: string): AppError {
  const refusal = errors.companyNotFound({}, '/tenantId');
  return message.includes(refusal.message) ? refusal : errors.identityUnavailable();
}

/** A pool refuses what it cannot read; only the field the purpose is about can be at fault. */
function unreadable(purpose: WireCall): AppError {
  switch (purpose) {
    case 'signIn':
      return errors.signInFailed();
    case 'refresh':
    case 'signOut':
      return errors.sessionEnded();
    case 'signUp':
    case 'setPassword':
    case 'changePassword':
      return errors.passwordNotAccepted({}, '/password');
    case 'confirmForgot':
      return errors.resetCodeInvalid({}, '/code');
    default:
      return errors.emailNotValid({}, '/email');
  }
}
