/** A piece of work, the documents it is on, and what was told of it. */
export default {
  told: '{{id}} from {{source}}, {{day}}',
  all: 'All work',
  facts: 'The work',
  quoted: 'Quoted, net',
  ordered: 'Ordered, net',
  documents: 'Documents it is on',
  notBilled: 'None yet. It can be billed now.',
  notYet: 'None. It cannot be billed as it stands.',
  notNumbered: 'Not numbered yet',
  released: 'no longer bills it',
  events: 'What was told of it',
}
