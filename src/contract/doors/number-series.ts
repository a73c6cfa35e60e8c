import {
  NumberPreview,
  NumberPreviewQuery,
  NumberSeries,
  NumberSeriesChanges,
  NumberSeriesList,
} from '../number-series.ts'
import { lineUpTo } from '../text.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Organizations'
const params = z.object({ code: lineUpTo(60).openapi({ example: 'invoice' }) })

export const listNumberSeries = declareDoor({
  method: 'get',
  path: '/v1/number-series',
  tag,
  summary: 'List number series',
  description: 'How documents are numbered, and the numbers that come next.',
  answer: NumberSeriesList,
})

export const previewNumberSeries = declareDoor({
  method: 'get',
  path: '/v1/number-series/{code}/preview',
  tag,
  summary: 'Preview numbers',
  description:
    'The numbers a series would give next with another prefix and pattern, or why it cannot have them.',
  params,
  missing: NO_SUCH.numberSeries,
  query: NumberPreviewQuery,
  answer: NumberPreview,
  problems: [422],
})

export const changeNumberSeries = declareDoor({
  method: 'patch',
  path: '/v1/number-series/{code}',
  tag,
  summary: 'Change how a series prints',
  description:
    'Prefix and pattern of the numbers to come; the counter counts on and numbers that were given stay. Refused where a number could come twice.',
  params,
  missing: NO_SUCH.numberSeries,
  body: NumberSeriesChanges,
  answer: NumberSeries,
  problems: [409],
})
