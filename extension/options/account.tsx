import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import type { PanelWords } from '../../shared/words/panel.ts';
import { apiOf } from '../panel/api.ts';
import type { Host, Pairing as Paired } from '../panel/host.ts';
import { openOutbox } from '../panel/outbox.ts';
import { pairBrowser } from '../panel/pair.ts';
import { ownerOf } from '../panel/session.ts';
import { Pairing } from '../panel/views/pairing.tsx';
import { Section, Sheet } from '../panel/views/section.tsx';

type Shown = { host: Host; say: ExtensionWords; panel: PanelWords; pairing: Paired | null };

/** Whose Cairn this is and as whom; it is paired and parted here as well as in the panel. */
export function Account({ host, say, panel, pairing }: Shown) {
  const pair = (server: string, code: string) => pairBrowser(host, server, code);
  if (!pairing) return <Pairing acts={{ pair }} say={panel} ownServer={null} />;
  return (
    <Section title={say.accountTitle()}>
      <p>{say.paired({ server: pairing.server, name: pairing.name })}</p>
      <Parting host={host} say={panel} pairing={pairing} />
    </Section>
  );
}

function Parting({ host, say, pairing }: { host: Host; say: PanelWords; pairing: Paired }) {
  const [waiting, setWaiting] = useState<number | null>(null);
  const owner = ownerOf(pairing);
  async function part(): Promise<void> {
    await (await openOutbox()).clear(owner);
    await apiOf(pairing.server, pairing.token).leave();
    await host.keep(null);
  }
  return (
    <>
      <button type="button" onClick={async () => setWaiting((await (await openOutbox()).all(owner)).length)}>
        {say.unpair()}
      </button>
      {waiting !== null && (
        <Sheet title={say.unpairTitle()} onClose={() => setWaiting(null)}>
          <p>{say.unpairText()}</p>
          {waiting > 0 && <p class="error">{say.unpairWaits({ waiting })}</p>}
          <form method="dialog" class="buttons">
            <button type="submit">{say.cancel()}</button>
            <button type="submit" class="grave" onClick={() => void part()}>
              {say.unpairYes()}
            </button>
          </form>
        </Sheet>
      )}
    </>
  );
}
