/** Where Teams sends everything that happens to Cairn. */
export const MESSAGES_PATH = '/teams/messages';
