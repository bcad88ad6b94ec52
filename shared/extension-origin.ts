/** Which extension of Chrome and Edge is Cairn's own: its key in manifests/extension.ts comes to this id, wherever it is loaded from. */
export const chromeExtension = 'idahbbffnhiidaanooiobkeghkmglpop';

/** The origin that its requests name. Firefox gives each browser one of its own, which is known once it is paired. */
export const chromeOrigin = `chrome-extension://${chromeExtension}`;
