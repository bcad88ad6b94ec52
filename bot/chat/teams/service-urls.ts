/** Whose servers take messages for Teams. Cairn's own token goes wherever a stored address says, so every address is looked at each time it is used. */
const HOSTS = [/^smba\.trafficmanager\.net$/, /^([a-z0-9-]+\.)+botframework\.com$/];

export type ServiceUrls = { isAllowed(url: string): boolean };

/** `more` are hosts of government clouds, by name; `standIn` the one other address that is allowed, on this computer. */
export function serviceUrls({ more, standIn }: { more: readonly string[]; standIn: string | null }): ServiceUrls {
  return {
    isAllowed(text) {
      if (!URL.canParse(text)) return false;
      const url = new URL(text);
      if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
      if (standIn !== null && url.origin === new URL(standIn).origin) return true;
      if (url.protocol !== 'https:' || url.port !== '') return false;
      return more.includes(url.hostname) || HOSTS.some((host) => host.test(url.hostname));
    },
  };
}
