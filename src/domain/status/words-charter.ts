import type { Word } from './vocabulary.ts'

/** Seed 3's table as staff read it; publishing is what sends. */
export const charter: readonly Word[] = [
  { word: 'void', label: 'Void', tone: 'ended', when: { stage: ['void', 'cancelled'] } },
  { word: 'draft', label: 'Draft', tone: 'neutral', when: { stage: ['draft'] } },
  { word: 'written_off', label: 'Written off', tone: 'ended', when: { settlement: ['written_off'] } },
  { word: 'paid', label: 'Paid', tone: 'good', when: { settlement: ['paid'] } },
  { word: 'overdue', label: 'Overdue', tone: 'bad', when: { due: ['overdue'] } },
  { word: 'partial', label: 'Partially paid', tone: 'attention', when: { settlement: ['partial'] } },
  { word: 'sent', label: 'Sent', tone: 'waiting', when: {} },
]

/** Seed 3's table as the client reads it in the portal: pending, paid, or overdue in red. */
export const charterClient: readonly Word[] = [
  { word: 'void', label: 'Void', tone: 'ended', when: { stage: ['void', 'cancelled'] } },
  { word: 'paid', label: 'Paid', tone: 'good', when: { settlement: ['paid'] } },
  { word: 'overdue', label: 'Overdue', tone: 'bad', when: { due: ['overdue'] } },
  { word: 'pending', label: 'Pending', tone: 'waiting', when: {} },
]
