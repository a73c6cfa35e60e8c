/** What was told, and what came of it. */
export default {
  outcomes: { done: 'Carried out', nothing: 'Nothing to do', refused: 'Refused' },
  told: '{{id}} from {{source}}, {{when}}, told by {{actor}}',
  done: 'What was done because of it',
  nothing: 'Nothing.',
  said: 'What it said',
  work: 'The work it speaks of',
}
