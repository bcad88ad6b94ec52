import { webHost } from './host.web.ts';
import { showPanel } from './show.tsx';

// Safari, and old webviews inside of Teams.
if (!('Temporal' in globalThis)) await import('./temporal.ts');
showPanel(webHost());
