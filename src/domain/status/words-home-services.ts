import type { Word } from './vocabulary.ts'

/** Seed 4's table. Overdue means past the due date with a balance remaining, so it stands above Partially Paid. */
export const homeServices: readonly Word[] = [
  { word: 'void', label: 'Void', tone: 'ended', when: { stage: ['void', 'cancelled'] } },
  { word: 'draft', label: 'Draft', tone: 'neutral', when: { stage: ['draft'] } },
  { word: 'written_off', label: 'Written off', tone: 'ended', when: { settlement: ['written_off'] } },
  { word: 'paid', label: 'Paid', tone: 'good', when: { settlement: ['paid'] } },
  { word: 'overdue', label: 'Overdue', tone: 'bad', when: { due: ['overdue'] } },
  { word: 'partially_paid', label: 'Partially Paid', tone: 'attention', when: { settlement: ['partial'] } },
  { word: 'pending', label: 'Pending', tone: 'waiting', when: {} },
]
