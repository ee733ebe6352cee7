// `node scripts/widget-impact.mjs [URL]`: what the chat costs a page before anybody wants it. Loads a demonstration shop
// (http://127.0.0.1:3978/demo/sonoff) with and without the chat, by turns, on a processor slowed down four times, and
// prints the medians of what Lighthouse looks at: blocking time, layout shift, first paint. Needs a server and Chromium.
/* global PerformanceObserver, performance */
import { chromium } from 'playwright-core';

const url = process.argv[2] ?? 'http://127.0.0.1:3978/demo/sonoff';
const RUNS = 9;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});

/** Runs in the page: keeps long tasks and layout shifts from the start on. */
const watch = () => {
  globalThis.seen = { blocking: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.seen.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
};

async function load(withChat) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (!withChat) await page.route('**/widget.js', (route) => route.abort());
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(watch);
  let bytes = 0;
  page.on('response', (response) => {
    if (response.url().includes('/widget')) bytes += Number(response.headers()['content-length'] ?? 0);
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => ({
    ...globalThis.seen,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  await context.close();
  return { ...seen, bytes };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const runs = { without: [], with: [] };
// The first of each is thrown away: caches of the operating system are cold.
for (let run = 0; run <= RUNS; run++)
  for (const [name, withChat] of [
    ['without', false],
    ['with', true],
  ]) {
    const seen = await load(withChat);
    if (run > 0) runs[name].push(seen);
  }
await browser.close();

console.log('| page | blocking time, ms | layout shift | first contentful paint, ms |\n|---|---:|---:|---:|');
for (const [name, all] of Object.entries(runs)) {
  const of = (key) => median(all.map((run) => run[key]));
  console.log(
    `| ${name} the chat | ${of('blocking').toFixed(0)} | ${of('shift').toFixed(4)} | ${of('paint').toFixed(0)} |`,
  );
}
