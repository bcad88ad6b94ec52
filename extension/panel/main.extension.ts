import { extensionHost, onKept } from './host.extension.ts';
import { showPanel } from './show.tsx';

showPanel(extensionHost());

// Paired or parted elsewhere, such as in the options: what is shown here is somebody else's by now, or nobody's.
onKept((names) => {
  if (names.includes('pairing') && !document.hasFocus()) location.reload();
});
