import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../../contract/revenue.ts'
import type { RevenueBy } from '../../api/management.ts'
import { accountChoice } from '../../texts/said.ts'

const KINDS = ['order', 'service_order', 'trip', 'booking', 'sale'] as const
const LINES = ['customers', 'refunds', 'sales', 'payouts'] as const

type Named = Pick<ReportRow, 'key' | 'name'>

/** What a group of the revenue is called; a customer, source or business bears its own name. */
export function useGroupName(by: RevenueBy): (row: Named) => string {
  const { t } = useTranslation('reports')
  return ({ key, name }) => {
    if (key === 'none' || name === null) return t(`none_${by}`)
    const kind = by === 'service' && KINDS.find((one) => one === key)
    return kind ? t(kind) : name
  }
}

/** What a line of the cash flow is called: what it is for, or the account on the other side. */
export function useLineName(): (row: Named) => string {
  const { t } = useTranslation('reports')
  return ({ key, name }) => {
    const line = LINES.find((one) => one === key)
    return line ? t(line) : accountChoice({ code: key, name: name ?? '' })
  }
}
