import type { PreSignUpTriggerEvent } from 'aws-lambda';

/**
 * Nobody waits for a mail before the first look: the account works at once. That an address is
 * the person's own is proven when it is used to get in elsewhere, by invitation or by reset.
 */
export const handler = async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
  event.response.autoConfirmUser = true;
  return event;
};
