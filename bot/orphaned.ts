const LOOKED_AT_MS = 500;

/**
 * `npm start` runs Cairn in a shell, passes a signal on to the shell, and the shell does not pass it on: whoever asked npm to stop
 * would leave Cairn running with nobody to stop it. Calls once when the process that started this one is gone.
 */
export function whenOrphaned(call: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    call();
  }, LOOKED_AT_MS).unref();
}
