import { NativeSelect, SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineKind } from '../../../contract/invoice-parts.ts'
import type { Account } from '../../../contract/journal.ts'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { accounts } from '../../api/books.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { SettingsForm } from './settings-form.tsx'
import { accountChoice } from '../../texts/said.ts'

const KINDS = [
  'service',
  'delivery',
  'labor',
  'part',
  'product',
  'item',
  'extra',
  'fee',
  'fuel',
  'landing',
  'handling',
  'crew',
  'catering',
  'adjustment',
  'other',
] as const satisfies readonly LineKind[]

/** Which revenue account lines earn on by their kind, with what follows from it. */
export function RevenueAccounts({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const chart = useQuery(accounts(organization))
  if (chart.error) return <ProblemAlert error={chart.error} retry={() => void chart.refetch()} />
  return chart.data ? (
    <Mapping organization={organization} now={now} chart={chart.data.items} />
  ) : (
    <RowsSkeleton />
  )
}

function Mapping({
  organization,
  now,
  chart,
}: {
  organization: string
  now: OrganizationSettings
  chart: readonly Account[]
}) {
  const { t } = useTranslation('revenueAccounts')
  const [chosen, choose] = useState<Readonly<Partial<Record<LineKind, string>>>>(() =>
    Object.fromEntries(now.profile.revenueAccounts.map(({ kind, account }) => [kind, account])),
  )
  const own = chart.filter(({ type, role, active }) => type === 'revenue' && role === null && active)
  const revenue = chart.find(({ role }) => role === 'revenue')
  const choices = [
    { value: '', label: revenue ? accountChoice(revenue) : '' },
    ...own.map((account) => ({ value: account.code, label: accountChoice(account) })),
  ]
  const asked = () => ({
    profile: {
      revenueAccounts: KINDS.flatMap((kind) => {
        const account = chosen[kind]
        return account ? [{ kind, account }] : []
      }),
    },
  })
  return (
    <SettingsForm
      organization={organization}
      now={now}
      title={t('title')}
      says={t('says')}
      asked={asked}
      wide
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {KINDS.map((kind) => (
          <NativeSelect
            key={kind}
            label={t(`kinds.${kind}`)}
            value={chosen[kind] ?? ''}
            data={choices}
            onChange={({ currentTarget: { value } }) => choose({ ...chosen, [kind]: value })}
          />
        ))}
      </SimpleGrid>
    </SettingsForm>
  )
}
