/** Who may have a page of Cairn's inside of them: Teams, by each of its names, and where Microsoft shows the same apps. */
export const framedBy: readonly string[] = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** Where Microsoft's own code in such a page looks whom it may listen to; it carries a list of its own for when nobody answers there. */
export const asksAt: readonly string[] = ['https://res.cdn.office.net'];
