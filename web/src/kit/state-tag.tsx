/** What a state means, for its colour; the word always stands with it. */
const tones: Readonly<Record<string, 'ok' | 'warn' | 'bad' | 'quiet'>> = {
  ...tone(
    'ok',
    'closed delivered signed posted succeeded active accepted won paid settled received',
  ),
  ...tone('ok', 'completed done passed released inStock converted finished approved'),
  ...tone('warn', 'onHold partlyDelivered queued running partlyReceived partial expired waiting'),
  ...tone('warn', 'inProgress partlyPaid overdue started'),
  ...tone('bad', 'failed rejected lost blocked error'),
  ...tone('quiet', 'draft cancelled reversed archived inactive new open'),
};

function tone(name: 'ok' | 'warn' | 'bad' | 'quiet', states: string) {
  return Object.fromEntries(states.split(' ').map((state) => [state, name]));
}

interface Props {
  state: string;
  label: string;
  noun?: string | undefined;
}

export function StateTag({ state, label }: Props) {
  return (
    <span className="state" data-tone={tones[state] ?? 'live'}>
      {label || state}
    </span>
  );
}
