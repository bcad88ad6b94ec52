import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `system-ui` is in the pictures on Linux, where it is whatever happens to be installed; elsewhere this file is read by nobody. */
export function pictureFonts(folder: string): string {
  const path = join(folder, 'fonts.conf');
  const families = ['Inter', 'Cantarell', 'Noto Sans', 'Liberation Sans'].map((family) => `<string>${family}</string>`).join('');
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>${folder}</cachedir>
${['system-ui', 'sans-serif', 'sans', 'DejaVu Sans']
  .map(
    (family) =>
      `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong">${families}</edit></match>`,
  )
  .join('\n')}
<match target="pattern"><edit name="family" mode="append_last">${families}</edit></match>
</fontconfig>`,
  );
  return path;
}
