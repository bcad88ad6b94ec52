import { render } from 'preact';
import '../panel/ground.css';
import '../panel/controls.css';
import { storedPairing } from '../panel/host.extension.ts';
import { Options } from './options.tsx';

const [pairing, commands] = await Promise.all([storedPairing(), chrome.commands.getAll()]);
render(<Options pairing={pairing} shortcut={commands[0]?.shortcut ?? ''} />, document.getElementById('panel')!);
