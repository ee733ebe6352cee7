// The order of the test files: those that take long go first, so that no core idles while the last one ends. Jest goes by
// what a file took before, but in a fresh checkout by its size, and short files may start whole servers.
import Sequencer from '@jest/test-sequencer';

const SLOW = [
  'browser/policy-pages',
  'browser/widget/webchat',
  'browser/desk',
  'browser/widget/isolation',
  'server/live/live',
  'channels/crash/crash',
  'load/hostile',
  'channels/botframework/invokes',
  'channels/botframework/story',
  'channels/botframework/program',
  'cli/verify',
  'conversation/simulated/simulated',
  'understanding/properties',
  'server/desk/takeover',
  'server/language',
  'server/kept',
  'cli/verdict',
];

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ path }) => {
      const at = SLOW.findIndex((name) => path.endsWith(`tests/${name}.test.ts`));
      return at < 0 ? SLOW.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
}
