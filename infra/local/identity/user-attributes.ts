import type { User } from './users.ts';

/** A person's attributes as user pools list them. */
export function attributesOf(user: User): { Name: string; Value: string }[] {
  return [
    { Name: 'sub', Value: user.sub },
    { Name: 'email', Value: user.email },
    { Name: 'email_verified', Value: 'true' },
    ...(user.name === undefined ? [] : [{ Name: 'name', Value: user.name }]),
  ];
}
