import { useEffect, useRef, useState } from 'preact/hooks';
import { longestCode } from '../../../shared/panel-paths.ts';
import type { PanelWords } from '../../../shared/words/panel.ts';
import { serverOf } from '../server.ts';
import type { Acts } from '../start.ts';
import { Field } from './field.tsx';
import { Title } from './section.tsx';

type Wrong = { server?: string; code?: string };

type Shown = { acts: Pick<Acts, 'pair'>; say: PanelWords; ownServer: string | null };

/** A code that was made in chat, and which Cairn it is of, where that is not known by itself. */
export function PairForm({ acts, say, ownServer }: Shown) {
  const [server, setServer] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [isBusy, setBusy] = useState(false);

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [wrong]);

  async function submit(event: Event) {
    event.preventDefault();
    const address = ownServer ?? serverOf(server);
    const missing: Wrong = { ...(address ? {} : { server: say.serverWrong() }), ...(code.trim() ? {} : { code: say.codeMissing() }) };
    setWrong(missing);
    if (!address || missing.code) return;
    setBusy(true);
    const outcome = await acts.pair(address, code.trim());
    setBusy(false);
    if (outcome.kind === 'away') setWrong(ownServer ? { code: say.serverAway() } : { server: say.serverAway() });
    if (outcome.kind === 'too-many') setWrong({ code: say.codeTooMany() });
    if (outcome.kind === 'wrong') setWrong({ code: outcome.why ?? say.codeWrong() });
  }

  return (
    <form class="page" ref={form} onSubmit={submit} noValidate>
      <Title>{say.pairTitle()}</Title>
      <p>{say.pairIntro()}</p>
      <p>{say.pairHow()}</p>
      {ownServer === null && (
        <Field label={say.server()} hint={say.serverHint()} error={wrong.server}>
          {(as) => (
            <input
              {...as}
              type="url"
              inputMode="url"
              autocomplete="url"
              spellcheck={false}
              value={server}
              onInput={({ currentTarget }) => setServer(currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field label={say.code()} error={wrong.code}>
        {(as) => (
          <input
            {...as}
            class="code"
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={longestCode}
            value={code}
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="first" aria-disabled={isBusy}>
        {isBusy ? say.pairing() : say.pair()}
      </button>
    </form>
  );
}
