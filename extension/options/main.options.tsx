import { render } from 'preact';
import '../panel/ground.css';
import '../panel/controls.css';
import { extensionHost } from '../panel/host.extension.ts';
import { Options } from './options.tsx';

const host = extensionHost();
const [pairing, commands] = await Promise.all([host.pairing(), chrome.commands.getAll()]);
render(<Options pairing={pairing} shortcut={commands[0]?.shortcut ?? ''} />, document.getElementById('panel')!);
