import { siteOrigins } from '../extension/background/calls.ts';
import { localHosts } from '../shared/panel-paths.ts';
import { wordsFor } from '../shared/words/words.ts';

export type Browser = 'chrome' | 'firefox';

const VERSION = '0.1.0';
/** Makes the extension the same one wherever it is loaded from: its id is in shared/extension-origin.ts. Nobody needs the other half. */
export const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzAdOjT6fidGLukfF1zeYe5ZMEjamJM4c0wKR5+UaUMz47T/wNu6lcAcZ' +
  'Xi9d4bFJV7RukmlXR6yrUlsQjlhIWQ9uuxJe7joEZlrEeADeO1hvltNGfVE5bDfTzG+8Z3eHkdG8kPq+X35K31QVLrwgfOrPMKfo' +
  'id5zZ8j8jTxSlLq9Vc7tqT5MO8OGVsHpwzxuzDdXgQjDDOltLjGsCpGcfNecyDTaFY7hPEJIOkJA78vy47YUcq3Tcd814anIBkqR' +
  'rjafku6pUmLOBxPiQ4CcpDlkq3VSGVaQ5amIexUw1UHSevAKbBJUL6k1mC2huPufewoJlcUqKZz8Gqh2xYTYkwIDAQAB';

/** What Firefox knows the extension by: chance, as a name in the form of an address would claim a domain. */
export const firefoxId = '{f3c1a6e2-58d4-4b7f-9a0e-6d2b81c94e37}';

/** From these on there is everything that the panel is written in. */
export const oldest = { chrome: 144, firefox: 142 };

/** Its own files and nothing else; it may talk to whichever Cairn it is paired with, and to one on this machine. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  ['connect-src', 'https:', ...localHosts.map((host) => `http://${host}:*`)].join(' '),
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const iconSizes = [16, 32, 48, 128] as const;
const icons = Object.fromEntries(iconSizes.map((size) => [size, iconFile(size)]));
export function iconFile(size: number): string {
  return `mark-${size}.png`;
}

const PANEL = 'panel/panel.html';

/**
 * The extension as each browser is told of it. It has no content script and asks for no site: the addresses of calls are asked for
 * later, by whoever wants them recognised.
 */
export function extensionManifest(browser: Browser) {
  const { panel, extension } = wordsFor('en-GB');
  const everywhere = {
    manifest_version: 3,
    name: panel.name(),
    version: VERSION,
    description: extension.description(),
    icons,
    action: { default_title: extension.openPanel(), default_icon: icons },
    optional_host_permissions: Object.values(siteOrigins).flat(),
    options_ui: { page: 'options/options.html', open_in_tab: true },
    content_security_policy: { extension_pages: CSP },
  };
  const suggested = { default: 'Alt+Shift+C' };
  if (browser === 'chrome') {
    return {
      ...everywhere,
      key,
      minimum_chrome_version: `${oldest.chrome}`,
      permissions: ['storage', 'activeTab', 'sidePanel'],
      background: { service_worker: 'background.js', type: 'module' },
      // Without a default path: the panel stands beside the tab that it was opened for, and follows no other.
      commands: { _execute_action: { suggested_key: suggested, description: extension.commandOpen() } },
    };
  }
  return {
    ...everywhere,
    // The address of a call is seen where its site was allowed, and not by a click alone: Firefox asks apart whether it may be sent.
    permissions: ['storage'],
    // Elsewhere than on the toolbar nobody would see that the button says there is a call.
    action: { ...everywhere.action, default_area: 'navbar' },
    background: { scripts: ['background.js'], type: 'module' },
    sidebar_action: { default_title: panel.name(), default_panel: PANEL, default_icon: icons, open_at_install: false },
    commands: { _execute_sidebar_action: { suggested_key: suggested, description: extension.commandOpen() } },
    browser_specific_settings: {
      gecko: {
        id: firefoxId,
        strict_min_version: `${oldest.firefox}.0`,
        // To Mozilla, whatever leaves the browser is transmitted, be it to one's own organisation's Cairn: the code that pairs, what the
        // two write to each other, and, for whoever wants calls recognised, the address of the call.
        data_collection_permissions: { required: ['authenticationInfo', 'personalCommunications'], optional: ['browsingActivity'] },
      },
    },
  };
}
