/**
 * Reads about one thing, one after the other: whoever asks while one is under way shares the next, which begins after they asked and so
 * misses nothing that they know of.
 */
export function sharedReads<K, T>(): (about: K, read: () => Promise<T>) => Promise<T> {
  const underWay = new Map<K, Promise<unknown>>();
  const next = new Map<K, Promise<T>>();
  return (about, read) => {
    const waits = next.get(about);
    if (waits) return waits;
    const reading = (underWay.get(about) ?? Promise.resolve()).then(() => {
      next.delete(about);
      const one = read();
      const over = one.then(
        () => {},
        () => {},
      );
      underWay.set(about, over);
      void over.then(() => underWay.get(about) === over && underWay.delete(about));
      return one;
    });
    next.set(about, reading);
    return reading;
  };
}
