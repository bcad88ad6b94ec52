import { render } from 'preact';
import '../panel/ground.css';
import '../panel/controls.css';
import '../panel/lists.css';
import '../panel/pieces.css';
import { extensionHost, onKept, storedPairing } from '../panel/host.extension.ts';
import { keepFocus } from '../panel/views/focus.ts';
import { Options } from './options.tsx';

const host = extensionHost();
const root = document.getElementById('panel')!;
keepFocus(root);
const [command] = await chrome.commands.getAll();

async function show(): Promise<void> {
  const [pairing, wishes, language] = await Promise.all([storedPairing(), host.wishes(), host.language()]);
  const known = { host, pairing, wishes, language, keys: command?.shortcut ?? '' };
  render(<Options {...known} />, root);
}

// Also when it was paired or parted in the panel meanwhile.
onKept(() => void show());
await show();
