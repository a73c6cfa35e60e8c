import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useOwnOrganization } from '../../app/organization.ts'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { ownFirst } from '../../ui/own-first.ts'

/** A report that is asked for, currency by currency. */
interface Asked<Section> {
  readonly data: { readonly currencies: readonly Section[] } | undefined
  readonly error: Error | null
  readonly isPlaceholderData: boolean
  readonly refetch: () => unknown
}

/** What a report stands on: what went wrong, rows on their way, nothing, or a table for each currency under its name. */
export function ReportSurface<Section extends { readonly currency: string }>({
  report,
  name,
  empty,
  children,
}: {
  report: Asked<Section>
  name: string
  empty: ReactNode
  children: (section: Section) => ReactNode
}) {
  const { currency: own } = useOwnOrganization()
  const { data, error } = report
  if (error) return <ProblemAlert error={error} retry={() => void report.refetch()} />
  if (!data) {
    return (
      <div className="surface">
        <RowsSkeleton />
      </div>
    )
  }
  if (data.currencies.length === 0) return <div className="surface">{empty}</div>
  return (
    <Stack gap="lg">
      {ownFirst(data.currencies, own).map((section) => (
        <div
          className="surface scroll"
          key={section.currency}
          tabIndex={0}
          role="region"
          aria-label={`${name}, ${section.currency}`}
          data-stale={report.isPlaceholderData}
        >
          {children(section)}
        </div>
      ))}
    </Stack>
  )
}
