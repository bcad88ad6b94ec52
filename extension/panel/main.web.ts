import { webHost } from './host.web.ts';
import { showPanel } from './show.tsx';

showPanel(webHost());
