import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { TurnRunner } from '../../src/channels/run-turn.js';
import { createMetrics } from '../../src/server/metrics.js';
import { addStateMetrics } from '../../src/server/state-metrics.js';
import { traceTurns } from '../../src/server/tracing.js';
import { both } from '../../src/server/turn-metrics.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';
import { countingTurn, stateAfter } from '../channels/counting-turn.js';
import { said } from '../storage/contract.js';
import { root } from '../verdict/support.js';
import { collectingLogger } from './support.js';

const begin = { id: 'one', channel: 'test', user: null, today: null, state: stateAfter(0) };

describe('what an operator sees', () => {
  it('counts turns, times their stages, and looks at queue and storage; the dashboard asks for nothing else', async () => {
    const metrics = createMetrics({ withProcess: true });
    const storage = await openSqlite(null);
    const turns = new TurnRunner({
      storage,
      takeTurn: countingTurn,
      clock: () => new Date(),
      observer: metrics.turns,
    });
    addStateMetrics(metrics.registry, {
      storage,
      waiting: () => turns.waiting,
      edits: () => ({ swapped: 2, refused: 1 }),
    });
    await storage.create({ ...begin, at: new Date().toISOString() });
    const turn = { conversation: 'one', incoming: said('hi', 'c:1'), evidence: [], respond: () => undefined };
    await turns.run(turn);
    await turns.run(turn);
    const text = await metrics.registry.metrics();
    expect(text).toContain('clausewise_turns_total{end="taken"} 1');
    expect(text).toContain('clausewise_turns_total{end="repeated"} 1');
    // That a message was there before is found out where it would be stored.
    expect(text).toContain('clausewise_turn_stage_duration_seconds_count{stage="store"} 2');
    expect(text).toContain('clausewise_turns_waiting 0');
    expect(text).toContain('clausewise_handoffs_waiting 0');
    expect(text).toContain('clausewise_storage_conversations 1');
    expect(text).toContain('clausewise_knowledge_edits{end="refused"} 1');
    const dashboard = readFileSync(join(root, 'deploy/grafana-dashboard.json'), 'utf8');
    const asked = new Set(dashboard.match(/\b(?:clausewise|nodejs|process)_\w+/g));
    expect(asked.size).toBeGreaterThan(12);
    for (const name of asked) expect(text).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `);
    await storage.close();
  });

  it('traces turns where OpenTelemetry is configured and there, and says so where it is not', async () => {
    const logged: Record<string, unknown>[] = [];
    const logger = collectingLogger('info', logged);
    expect(await traceTurns({}, logger)).toBeNull();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    expect(await traceTurns(env, logger, () => Promise.reject(new Error('There is none.')))).toBeNull();
    expect(logged[0]?.['msg']).toContain('npm install @opentelemetry/api');
    const spans: string[] = [];
    const startSpan = (name: string, { startTime }: { startTime: number }) => ({
      end: (endTime: number) => spans.push(`${name} ${endTime - startTime}`),
    });
    class NodeSDK {
      start(): void {
        spans.push('started');
      }
    }
    const observer = await traceTurns(env, logger, () =>
      Promise.resolve({ NodeSDK, trace: { getTracer: () => ({ startSpan }) } }),
    );
    const { turns } = createMetrics({ withProcess: false });
    both(turns, observer).stage('take', 10, 15);
    both(turns, observer).turn('taken', 5, 20);
    expect(spans).toEqual(['started', 'turn take 5', 'turn 15']);
  });
});
