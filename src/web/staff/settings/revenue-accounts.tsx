import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineKind } from '../../../contract/invoice-parts.ts'
import type { Account } from '../../../contract/journal.ts'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { accounts } from '../../api/books.ts'
import { useChangeSettings } from '../../api/settings.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
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
  const { t } = useTranslation('revenueAccounts')
  const chart = useQuery(accounts(organization))
  return (
    <section className="surface room" aria-label={t('title')}>
      <Title order={2} size="h5">
        {t('title')}
      </Title>
      <Text size="sm" className="quiet" mb="md">
        {t('says')}
      </Text>
      {chart.error ? (
        <ProblemAlert error={chart.error} retry={() => void chart.refetch()} />
      ) : chart.data ? (
        <Mapping organization={organization} now={now} chart={chart.data.items} />
      ) : (
        <RowsSkeleton />
      )}
    </section>
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
  const act = useChangeSettings(organization, now.version)
  const [chosen, choose] = useState<Readonly<Partial<Record<LineKind, string>>>>(() =>
    Object.fromEntries(now.profile.revenueAccounts.map(({ kind, account }) => [kind, account])),
  )
  const own = chart.filter(({ type, role, active }) => type === 'revenue' && role === null && active)
  const revenue = chart.find(({ role }) => role === 'revenue')
  const choices = [
    { value: '', label: revenue ? accountChoice(revenue) : '' },
    ...own.map((account) => ({ value: account.code, label: accountChoice(account) })),
  ]
  const save = (): void =>
    act.mutate(
      {
        profile: {
          revenueAccounts: KINDS.flatMap((kind) => {
            const account = chosen[kind]
            return account ? [{ kind, account }] : []
          }),
        },
      },
      { onSuccess: () => notifications.show({ message: t('saved') }) },
    )
  return (
    <form
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset className="plain-fieldset" disabled={!now.mayManage}>
        <Stack maw={960}>
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
          {act.error && <ProblemAlert error={act.error} />}
          {now.mayManage && (
            <Group justify="flex-end">
              <Button type="submit" loading={act.isPending}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}
