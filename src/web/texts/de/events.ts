import type en from '../en/events.ts'

export default {
  outcomes: { done: 'Ausgeführt', nothing: 'Nichts zu tun', refused: 'Abgelehnt' },
  told: '{{id}} von {{source}}, {{when}}, gemeldet von {{actor}}',
  done: 'Was daraufhin geschah',
  nothing: 'Nichts.',
  said: 'Was gemeldet wurde',
  work: 'Die Leistung, um die es geht',
  toldAgain: 'Noch einmal mit anderem Inhalt gemeldet',
  toldAgainSays:
    'Am {{when}} kam dieselbe Kennung mit dem, was unten steht. Es gilt, was zuerst gemeldet wurde, bis jemand entscheidet.',
  nothingSaid: 'nichts',
  settled_recorded_stands: '{{who}} hat am {{when}} entschieden: Es gilt, was zuerst gemeldet wurde.',
  settled_contradicting_applied: '{{who}} hat am {{when}} die spätere Meldung ausführen lassen.',
  would: 'Die spätere Meldung auszuführen hätte diese Folgen:',
  wouldNothing: 'Die spätere Meldung auszuführen würde nichts ändern.',
  reason: 'Grund, für das Änderungsprotokoll',
  look: 'Ansehen, was die spätere Meldung bewirkt',
  carryOut: 'Spätere Meldung ausführen',
  stands: 'Es gilt, was zuerst gemeldet wurde',
} satisfies typeof en
