import { extensionHost } from './host.extension.ts';
import { showPanel } from './show.tsx';

showPanel(extensionHost());
