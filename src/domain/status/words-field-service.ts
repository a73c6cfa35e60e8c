import type { Word } from './vocabulary.ts'

/** Seed 2's table: Draft, Posted, Paid, with part payments and ended documents named. */
export const fieldService: readonly Word[] = [
  { word: 'cancelled', label: 'Cancelled', tone: 'ended', when: { stage: ['void', 'cancelled'] } },
  { word: 'draft', label: 'Draft', tone: 'neutral', when: { stage: ['draft'] } },
  { word: 'written_off', label: 'Written off', tone: 'ended', when: { settlement: ['written_off'] } },
  { word: 'paid', label: 'Paid', tone: 'good', when: { settlement: ['paid'] } },
  { word: 'partially_paid', label: 'Partially paid', tone: 'attention', when: { settlement: ['partial'] } },
  { word: 'posted', label: 'Posted', tone: 'waiting', when: {} },
]
