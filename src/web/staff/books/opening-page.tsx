import { stepTexts } from '../../texts/told.ts'
import { Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import type { OpeningNew } from '../../../contract/opening.ts'
import { isCurrency } from '../../../kernel/currency.ts'
import { accounts } from '../../api/books.ts'
import { fiscalYears, useOpenBooks, useOpeningShown } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { BooksFrame } from './books-frame.tsx'
import { EntryLines, isForHand, readLines, TWO_LINES } from './entry-lines.tsx'
import {
  documentAsked,
  NO_DOCUMENT,
  OpeningDocumentFields,
  type TypedDocument,
} from './opening-documents.tsx'

/** What another system held: balances and open invoices, taken over in one act after a look at what comes of it. */
export function OpeningPage() {
  const { t } = useTranslation('ledger')
  const { slug } = useOwnOrganization()
  const chart = useQuery(accounts(slug))
  const mayOpen = useQuery(fiscalYears(slug)).data?.mayClose
  return (
    <BooksFrame
      room="journal"
      title={t('openingBalances')}
      under={t('openingSays')}
      beside={
        <Link
          to="/$organization/books/entries"
          params={{ organization: slug }}
          search={{ kind: 'opening_balance' }}
        >
          {t('openedBefore')}
        </Link>
      }
    >
      {chart.error ? (
        <ProblemAlert error={chart.error} retry={() => void chart.refetch()} />
      ) : !chart.data || mayOpen === undefined ? (
        <RowsSkeleton count={4} />
      ) : (
        mayOpen && <OpeningForm chart={chart.data.items.filter(isForHand)} />
      )}
    </BooksFrame>
  )
}

function OpeningForm({ chart }: { chart: readonly Account[] }) {
  const { t } = useTranslation('ledger')
  const { slug, today, currency: own } = useOwnOrganization()
  const navigate = useNavigate()
  const look = useOpeningShown(slug)
  const act = useOpenBooks(slug)
  const [asOf, setAsOf] = useState(`${Number(today.slice(0, 4)) - 1}-12-31`)
  const [given, setCurrency] = useState(own)
  const [reference, setReference] = useState('')
  const [lines, setLines] = useState(TWO_LINES)
  const [documents, setDocuments] = useState<readonly TypedDocument[]>([])
  const [differenceToEquity, setDifferenceToEquity] = useState(false)
  /** Sets a part of it, and what was looked at is no longer what stands here. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value)
      look.reset()
      act.reset()
    }
  const changeDocuments = changing(setDocuments)
  const currency = isCurrency(given) ? given : own
  const { asked, debits, credits, isWrong: isLineWrong } = readLines(lines, currency)
  const askedDocuments = documents.map((document) => documentAsked(document, currency))
  const receivables = documents.reduce((sum, { open }) => sum + (amountTyped(open, currency) ?? 0n), 0n)
  const difference = debits + receivables - credits
  const isWrong =
    !isCurrency(given) ||
    isLineWrong ||
    askedDocuments.includes(null) ||
    asked.length + documents.length === 0 ||
    (difference !== 0n && !differenceToEquity)
  const body: OpeningNew = {
    asOf,
    currency,
    reference: reference.trim() === '' ? null : reference.trim(),
    lines: asked,
    documents: askedDocuments.filter((document) => document !== null),
    differenceToEquity,
  }
  const takeOver = (): void =>
    act.mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t('takenOver') })
        void navigate({
          to: '/$organization/books/entries',
          params: { organization: slug },
          search: { kind: 'opening_balance' },
        })
      },
    })
  const error = act.error ?? look.error
  return (
    <form
      aria-label={t('openingBalances')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        if (look.data) takeOver()
        else look.mutate(body)
      }}
    >
      <Stack gap="lg">
        <div className="surface" style={{ padding: 18 }}>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <DateInput
              label={t('asOf')}
              required
              value={asOf}
              onChange={(day) => day !== null && changing(setAsOf)(day)}
            />
            <TextInput
              label={t('currency')}
              required
              maxLength={3}
              value={given}
              onChange={(event) => changing(setCurrency)(event.currentTarget.value.toUpperCase())}
            />
            <TextInput
              label={t('reference')}
              value={reference}
              onChange={(event) => changing(setReference)(event.currentTarget.value)}
            />
          </SimpleGrid>
        </div>
        <div>
          <Title order={2} size="h4" mb="sm">
            {t('balances')}
          </Title>
          <EntryLines
            lines={lines}
            chart={chart}
            currency={currency}
            label={t('balances')}
            balances={false}
            change={changing(setLines)}
          />
        </div>
        <div>
          <Title order={2} size="h4">
            {t('documents')}
          </Title>
          <Text size="sm" className="quiet" mb="sm">
            {t('documentsSay')}
          </Text>
          {documents.length > 0 && (
            <div className="surface" style={{ padding: '4px 18px' }}>
              {documents.map((document, at) => (
                <OpeningDocumentFields
                  key={at}
                  at={at}
                  document={document}
                  currency={currency}
                  change={(by) =>
                    changeDocuments(documents.map((one, place) => (place === at ? { ...one, ...by } : one)))
                  }
                  remove={() => changeDocuments(documents.filter((_, place) => place !== at))}
                />
              ))}
            </div>
          )}
          <Button variant="subtle" mt="xs" onClick={() => changeDocuments([...documents, NO_DOCUMENT])}>
            {t('addDocument')}
          </Button>
        </div>
        <div className="surface" style={{ padding: 18 }}>
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {difference === 0n
                ? asked.length + documents.length > 0 && t('inBalance')
                : t('unbalanced', {
                    amount: moneyText(Number(difference < 0n ? -difference : difference), currency),
                  })}
            </Text>
            {difference !== 0n && (
              <Checkbox
                label={t('toEquity')}
                checked={differenceToEquity}
                onChange={(event) => changing(setDifferenceToEquity)(event.currentTarget.checked)}
              />
            )}
            {look.data && (
              <section aria-label={t('whatHappens')}>
                <Text size="sm" className="quiet">
                  {t('wouldRead')}
                </Text>
                <ul style={{ margin: '2px 0 0', paddingLeft: 20, fontSize: 14 }}>
                  {stepTexts(look.data).map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ul>
              </section>
            )}
            {error && <ProblemAlert error={error} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={isWrong} loading={look.isPending || act.isPending}>
                {t(look.data ? 'takeOver' : 'lookFirst')}
              </Button>
            </Group>
          </Stack>
        </div>
      </Stack>
    </form>
  )
}
