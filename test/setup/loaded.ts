import { registerHooks } from 'node:module';

/** Preloaded into a process under test: when it is asked to, it tells its parent which modules it has loaded. */
const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('message', (what) => {
  if (what === 'loaded') process.send!({ loaded });
});
process.channel?.unref();
