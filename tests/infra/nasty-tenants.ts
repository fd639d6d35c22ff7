interface Tags {
  tid: string;
  gen: string;
}

const A = 'a'.repeat(26);
const B = 'b'.repeat(26);
const victim = `t_${B}`;

/**
 * Pairs of tags that somebody might get past a check, or that read like another tenant's when they
 * are glued into a name: prefixes, extensions, wildcards, separators, variables, other scripts.
 */
const ids: readonly string[] = [
  victim,
  `t_${A}`,
  `t_${'b'.repeat(25)}`,
  `t_${'b'.repeat(27)}`,
  `t_${'b'.repeat(25)}a`,
  `t_${'b'.repeat(25)}?`,
  `t_${'b'.repeat(25)}*`,
  `T_${B}`,
  `t_${B.toUpperCase()}`,
  `t-${B}`,
  `${victim}-g1`,
  `${victim}-g1-${victim}`,
  `${victim}-`,
  `${victim}*`,
  `${victim}?`,
  `${victim}/index/x`,
  `${victim}/stream/x`,
  `${victim}#`,
  `${victim}%`,
  `${victim} `,
  ` ${victim}`,
  `${victim}\u0000`,
  `${victim}\n`,
  `${victim}\u200b`,
  `${victim}\u0301`,
  't_',
  't',
  '',
  '*',
  '**',
  '?',
  't_*',
  '?'.repeat(28),
  `t_${'?'.repeat(26)}`,
  `t_${'*'.repeat(26)}`,
  '\u0024{aws:PrincipalTag/tid}',
  '\u0024{*}',
  '\u0024{?}',
  '\u0024{aws:username}',
  'control',
  '../control',
  'prod-t_x',
  `dev-${victim}`,
  `x-${victim}`,
  't_бббббббббббббббббббббббббб',
  `t_${'\u0412'.repeat(26)}`,
  `t_${'ｂ'.repeat(26)}`,
  'arn:aws:dynamodb:::table/x',
  'null',
  'undefined',
  '0',
  '-g1',
];

export const nastyTenants: readonly Tags[] = [
  ...ids.map((tid) => ({ tid, gen: '1' })),
  ...['2', '11', '*', '?', '', '1*', '1-g1', '01', '9999'].map((gen) => ({ tid: victim, gen })),
];
