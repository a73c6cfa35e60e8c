import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { aging, invoiceCounts } from '../../api/queries.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { profileText, wordText } from '../../texts/said.ts'
import { amountLocale } from '../../texts/texts.ts'
import { ownFirst } from '../../ui/own-first.ts'

/** One organization: what is outstanding, what of it is late, and its documents by word. */
export function OrganizationCard({ organization }: { organization: Organization }) {
  const { t } = useTranslation('home')
  const counts = useQuery(invoiceCounts(organization.slug))
  const owed = useQuery(aging(organization.slug))
  const error = counts.error ?? owed.error
  return (
    <Stack className="surface" p="lg" gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Link
            to="/$organization"
            params={{ organization: organization.slug }}
            style={{ textDecoration: 'none', fontSize: 18, fontWeight: 620, letterSpacing: '-0.01em' }}
          >
            {organization.name}
          </Link>
          <Text size="sm" className="quiet">
            {profileText(organization.profile)} · {organization.currency} · {organization.timeZone}
          </Text>
        </div>
      </Group>
      {error ? (
        <ProblemAlert error={error} />
      ) : (
        <>
          <Group style={{ rowGap: 4, columnGap: 40 }}>
            <Figure
              label={t('outstanding')}
              text={
                owed.data &&
                totalOf(ownFirst(owed.data.currencies, organization.currency), (it) => it.total - it.drafts)
              }
            />
            <Figure
              label={t('pastDue')}
              bad
              text={
                owed.data &&
                totalOf(
                  ownFirst(owed.data.currencies, organization.currency),
                  (it) => it.days1To30 + it.days31To60 + it.days61To90 + it.over90,
                )
              }
            />
          </Group>
          <div className="word-tabs">
            {(counts.data?.items ?? [])
              .filter(({ count }) => count > 0)
              .map(({ word, label, count, tone }) => (
                <Link
                  key={word}
                  to="/$organization/invoices"
                  params={{ organization: organization.slug }}
                  search={{ word }}
                  className={`tone tone-${tone}`}
                  style={{ textDecoration: 'none' }}
                >
                  {wordText({ word, label })}{' '}
                  <span className="amount">{count.toLocaleString(amountLocale())}</span>
                </Link>
              ))}
            {!counts.data && <Skeleton height={22} width={220} />}
          </div>
        </>
      )}
    </Stack>
  )
}

interface Aged {
  readonly total: number
  readonly drafts: number
  readonly days1To30: number
  readonly days31To60: number
  readonly days61To90: number
  readonly over90: number
}

/** An amount in each currency in which there is one; empty where there is none. */
function totalOf(
  currencies: readonly { currency: string; totals: Aged }[],
  of: (totals: Aged) => number,
): string {
  const amounts = currencies.flatMap(({ currency, totals }) =>
    of(totals) === 0 ? [] : [moneyText(of(totals), currency)],
  )
  return amounts.join(' · ')
}

function Figure({ label, text, bad = false }: { label: string; text: string | undefined; bad?: boolean }) {
  const { t } = useTranslation('home')
  return (
    <div>
      <Text size="xs" className="quiet">
        {label}
      </Text>
      {text === undefined ? (
        <Skeleton height={26} width={120} mt={4} />
      ) : (
        <Text
          className="amount"
          fz={22}
          fw={620}
          style={bad && text !== '' ? { color: 'var(--tone-bad)' } : {}}
        >
          {text === '' ? t('nothing') : text}
        </Text>
      )}
    </div>
  )
}
