/** What was told, and what came of it. */
export default {
  outcomes: { done: 'Carried out', nothing: 'Nothing to do', refused: 'Refused' },
  told: '{{id}} from {{source}}, {{when}}, told by {{actor}}',
  done: 'What was done because of it',
  nothing: 'Nothing.',
  said: 'What it said',
  work: 'The work it speaks of',
  toldAgain: 'Told again with another content',
  toldAgainSays:
    'On {{when}} the same id came with what is below. What was told first stands until somebody decides.',
  nothingSaid: 'nothing',
  settled_recorded_stands: '{{who}} decided on {{when}}: what was told first stands.',
  settled_contradicting_applied: '{{who}} had the later telling carried out on {{when}}.',
  would: 'Carrying out the later telling would do this:',
  wouldNothing: 'Carrying out the later telling would change nothing.',
  reason: 'Reason, for the audit trail',
  look: 'See what the later telling would do',
  carryOut: 'Carry out the later telling',
  stands: 'What was told first stands',
}
