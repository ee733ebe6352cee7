const TICK = 5000;
/** Timers stand still while a computer sleeps; a tick that comes this much late means that it slept. */
const SLEPT = 20_000;

/** Calls back when the connection should be tried again at once: awake after sleep, back online, back from the cache. */
export function onWake(wake: () => void): void {
  let last = Date.now();
  const look = (): void => {
    const now = Date.now();
    if (now - last > SLEPT + TICK) wake();
    last = now;
  };
  setInterval(look, TICK);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wake();
  });
}
