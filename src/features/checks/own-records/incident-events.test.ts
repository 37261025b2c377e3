import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyCommand } from '../../incidents/fixtures/commands.ts';
import { CROSS_BORDER_NOTIFY_BY, crossBorderCommands } from '../../incidents/fixtures/cross-border.ts';
import { historyOf, NOON, tell } from '../../incidents/fixtures/history.ts';
import { dutyToNotify, eventsOfIncident, type OwnHistory } from './incident-events.ts';

const recordOf = (acts: ReturnType<typeof historyOf>['acts']): OwnHistory['record'] => ({ id: 'i', partnershipId: 'p', reference: '2024-001', openedAt: new Date(), acts }) as unknown as OwnHistory['record'];

test('whatever happens to an incident, its events are of the vocabulary, each once, and say no more than the acts', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(anyCommand, { maxLength: 12 }), (count, commands) => {
    const told = commands.reduce((before, command) => tell(before, command, NOON).told, historyOf(crossBorderCommands.slice(0, count)));
    assert.ok(told.incident !== null);
    const events = eventsOfIncident({ record: recordOf(told.acts), area: 'Coveshire', requests: [], panel: [], areasAsked: [] });
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    assert.ok(events.every(({ known, otherAttributes }) => known && Object.keys(otherAttributes).length === 0));
    const of = (type: string): number => events.filter((event) => event.type === type).length;
    const sentToPanel = told.acts.filter((act) => act.kind === 'notified' && act.data.addressee === 'panel').length;
    assert.deepEqual([of('incident_notified'), of('rapid_review_started')], [sentToPanel, sentToPanel]);
    assert.equal(of('incident_known'), dutyToNotify(told.incident).duty === 'is-not' ? 0 : 1);
    assert.equal(of('rapid_review_submitted'), told.acts.filter(({ kind }) => kind === 'rapid_review_sent' || kind === 'decision_notice_sent').length);
    // Only the newest version of a decision is told of, and each partner's answer to it once.
    assert.ok(of('review_decided') <= 1 && of('decision_signed') <= 3);
  }), { seed: 17, numRuns: 150 });
});

test('what agencies were asked and answered, and what the Panel acknowledged, are events too', () => {
  const at = NOON;
  const by = historyOf(crossBorderCommands.slice(0, 1)).acts[0]?.by;
  assert.ok(by !== undefined);
  const requests: OwnHistory['requests'] = [{
    id: 'r1' as OwnHistory['requests'][number]['id'], organisation: 'Ashshire Council',
    acts: [{ kind: 'asked', at, by, data: { due: CROSS_BORDER_NOTIFY_BY, text: 'Please' } }, { kind: 'due_moved', at, by, data: { due: CROSS_BORDER_NOTIFY_BY, reason: 'Leave' } }, { kind: 'nil_returned', at, by, data: { searched: 'Everything' } }],
  }];
  const panel: OwnHistory['panel'] = [{ id: 'n1' as OwnHistory['panel'][number]['id'], kind: 'notification', acts: [{ kind: 'acknowledged', at, by, data: {} }] }];
  const events = eventsOfIncident({ record: recordOf(historyOf(crossBorderCommands).acts), area: 'Coveshire', requests, panel, areasAsked: [] });
  assert.deepEqual(events.slice(-3).map(({ type, text }) => `${type}: ${text}`), ['summary_requested: Ashshire Council', 'summary_returned: Ashshire Council', 'panel_received: notification']);
});
