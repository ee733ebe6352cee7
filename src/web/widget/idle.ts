/** A page whose pictures take longer than this gets the chat all the same, in milliseconds. */
const LONGEST_LOAD = 4000;
/** A page that never rests gets it after this. */
const LONGEST_WORK = 1500;

/** Runs something once the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  // Safari has no idle callbacks.
  const { requestIdleCallback } = window as Partial<Pick<Window, 'requestIdleCallback'>>;
  if (requestIdleCallback) requestIdleCallback.call(window, run, { timeout: LONGEST_WORK });
  else setTimeout(run, 200);
}

/**
 * Runs something once, when the page has been loaded and rests: what the shop shows comes first.
 * @returns what runs it at once
 */
export function whenQuiet(run: () => void): () => void {
  let isDone = false;
  const once = (): void => {
    if (isDone || !(document.body as HTMLElement | null)) return;
    isDone = true;
    run();
  };
  const rest = (): void => whenIdle(once);
  if (document.readyState === 'complete') rest();
  else {
    window.addEventListener('load', rest, { once: true });
    setTimeout(rest, LONGEST_LOAD);
  }
  return once;
}
