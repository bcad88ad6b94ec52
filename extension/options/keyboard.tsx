import type { ExtensionWords } from '../../shared/words/extension.ts';
import { Section } from '../panel/views/section.tsx';

/** What Firefox can open by itself, which the types of Chrome do not know. */
type Commands = { openShortcutSettings?: () => Promise<void> };

/** Which keys open the panel. Every browser keeps them in a list of its own, and Firefox asks to be asked for it otherwise. */
export function Keyboard({ say, keys }: { say: ExtensionWords; keys: string }) {
  const { openShortcutSettings } = chrome.commands as Commands;
  const browser = navigator.userAgent.includes('Firefox/') ? 'firefox' : navigator.userAgent.includes('Edg/') ? 'edge' : 'other';
  const list = browser === 'edge' ? 'edge://extensions/shortcuts' : 'chrome://extensions/shortcuts';
  const change = openShortcutSettings ?? (browser === 'firefox' ? null : () => chrome.tabs.create({ url: list }));
  return (
    <Section title={say.shortcutTitle()}>
      <p>{keys === '' ? say.shortcutNone() : say.shortcutIs({ keys })}</p>
      <p class="hint">{say.shortcutHow({ browser })}</p>
      {change && (
        <button type="button" onClick={() => void change()}>
          {say.shortcutChange()}
        </button>
      )}
    </Section>
  );
}
