import type { GapRegister } from '../gap-register.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFrom } from './table.ts'

export const GAP_COLUMNS: readonly Column<GapRegister['items'][number]>[] = [
  { head: 'SERIES', name: 'series', of: ({ series }) => series, only: 'csv' },
  { head: 'NUMBER', name: 'number', of: ({ number }) => number },
  { head: '', name: 'stage', of: ({ stage }) => stage },
  { head: 'WHEN', name: 'endedOn', of: ({ endedOn }) => endedOn },
  { head: 'BY', name: 'actor', of: ({ actor }) => actor, shrinks: true },
  { head: 'WHY', name: 'reason', of: ({ reason }) => reason, shrinks: true },
  { head: 'NOW', name: 'supersededBy', of: ({ supersededBy }) => supersededBy?.number ?? '' },
  { head: '', name: 'currency', of: ({ currency }) => currency, only: 'csv' },
  { head: '', name: 'total', of: ({ total, currency }) => money(total, currency), only: 'csv' },
]

export const gapRegisterTable = ({ items }: GapRegister): Table => tableFrom(GAP_COLUMNS, items)
