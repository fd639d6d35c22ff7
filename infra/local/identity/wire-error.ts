/** An error as the Cognito wire protocol spells it: a type that SDKs turn into a class. */
export class WireError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }
}

export const notAuthorized = (message: string) => new WireError('NotAuthorizedException', message);

/** The same for an unknown address, a wrong password and an account without a password. */
export const wrongCredentials = () => notAuthorized('Incorrect username or password.');

export const attemptsExceeded = () => notAuthorized('Password attempts exceeded');

export const userDisabled = () => notAuthorized('User is disabled.');

export const userNotFound = () => new WireError('UserNotFoundException', 'User does not exist.');

export const invalidParameter = (message: string) =>
  new WireError('InvalidParameterException', message);
