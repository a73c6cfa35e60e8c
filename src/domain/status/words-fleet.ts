import type { Word } from './vocabulary.ts'

/** Seed 1's table. Overdue is set only on sent and viewed, so a part-paid invoice stays partial. */
export const fleet: readonly Word[] = [
  { word: 'void', label: 'void', tone: 'ended', when: { stage: ['void'] } },
  { word: 'cancelled', label: 'cancelled', tone: 'ended', when: { stage: ['cancelled'] } },
  { word: 'draft', label: 'draft', tone: 'neutral', when: { stage: ['draft'] } },
  { word: 'written_off', label: 'written off', tone: 'ended', when: { settlement: ['written_off'] } },
  { word: 'refunded', label: 'refunded', tone: 'ended', when: { settlement: ['refunded'] } },
  { word: 'paid', label: 'paid', tone: 'good', when: { settlement: ['paid'] } },
  { word: 'partial', label: 'partial', tone: 'attention', when: { settlement: ['partial'] } },
  { word: 'overdue', label: 'overdue', tone: 'bad', when: { due: ['overdue'] } },
  { word: 'viewed', label: 'viewed', tone: 'waiting', when: { delivery: ['viewed'] } },
  { word: 'sent', label: 'sent', tone: 'waiting', when: {} },
]
