import { Undoing } from '../manual-entry.ts'
import { Id } from '../scalars.ts'
import { FiscalYear, FiscalYears, YearCloseNew, YearEndChange } from '../year-close.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'

export const listFiscalYears = declareDoor({
  method: 'get',
  path: '/v1/fiscal-years',
  tag,
  summary: 'List fiscal years',
  description: 'What each earned, and whether that was taken to retained earnings.',
  answer: FiscalYears,
})

export const changeYearEnd = declareDoor({
  method: 'patch',
  path: '/v1/fiscal-years',
  tag,
  summary: 'Change when fiscal years end',
  description: 'Years that were closed keep the days they had.',
  body: YearEndChange,
  answer: FiscalYears,
  dryRun: true,
  problems: [422],
})

export const closeYear = declareDoor({
  method: 'post',
  path: '/v1/year-closes',
  tag,
  summary: 'Close a fiscal year',
  description:
    'Takes what its revenue and expense accounts moved to retained earnings, in each currency, dated its last day. Income statements leave these entries out. Closed again it posts the difference that late facts made.',
  body: YearCloseNew,
  answer: FiscalYear,
  makes: true,
  dryRun: true,
  problems: [409],
})

export const reopenYear = declareDoor({
  method: 'post',
  path: '/v1/year-closes/{id}/reversal',
  tag,
  summary: 'Undo the close of a year',
  description: 'Its closing entries are reversed; the year can be closed again.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.yearClose,
  body: Undoing,
  answer: FiscalYear,
  dryRun: true,
  problems: [409],
})
