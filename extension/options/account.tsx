import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import type { PanelWords } from '../../shared/words/panel.ts';
import { apiOf } from '../panel/api.ts';
import { type Host, identityOf, type Pairing } from '../panel/host.ts';
import { keptFor } from '../panel/kept-somewhere.ts';
import { pendingOf, unsent } from '../panel/model.ts';
import { pairBrowser, partBrowser } from '../panel/pair.ts';
import { PairForm } from '../panel/views/pair-form.tsx';
import { Parting } from '../panel/views/parting.tsx';
import { Section } from '../panel/views/section.tsx';

type Shown = { host: Host; say: ExtensionWords; panel: PanelWords; pairing: Pairing | null };

/** Whose Cairn this is and as whom; it is paired and parted here as well as in the panel. */
export function Account({ host, say, panel, pairing }: Shown) {
  const pair = (server: string, code: string) => pairBrowser(host, server, code);
  if (!pairing) return <PairForm acts={{ pair }} say={panel} ownServer={null} />;
  return (
    <Section title={say.accountTitle()}>
      <p>{say.paired({ server: pairing.server, name: pairing.name })}</p>
      <Part host={host} say={panel} pairing={pairing} />
    </Section>
  );
}

function Part({ host, say, pairing }: { host: Host; say: PanelWords; pairing: Pairing }) {
  const [waiting, setWaiting] = useState<number | null>(null);
  const identity = identityOf(pairing);
  const kept = () => keptFor(identity.owner, () => {});
  async function ask(): Promise<void> {
    const { held, drafts } = await (await kept()).recall();
    setWaiting(unsent({ pending: pendingOf(held), drafts }));
  }
  async function part(): Promise<void> {
    await partBrowser(host, await kept(), apiOf(identity));
  }
  return (
    <>
      <button type="button" onClick={() => void ask()}>
        {say.unpair()}
      </button>
      {waiting !== null && <Parting say={say} waiting={waiting} onYes={() => void part()} onClose={() => setWaiting(null)} />}
    </>
  );
}
