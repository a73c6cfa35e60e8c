import { Group, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { dayText } from '../../ui/dates.ts'
import { Logo } from '../../ui/logo.tsx'
import { termsText } from '../../ui/terms.ts'
import { documentTitle } from './document-title.ts'
import { HowToPay } from './how-to-pay.tsx'
import { Instalments } from './instalments.tsx'
import { Lines } from './lines.tsx'
import { PartyBlock } from './party-block.tsx'
import { Totals } from './totals.tsx'

/** The document as its customer reads it. */
export function Paper({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('invoice')
  const dates: [string, string][] = [
    [t('issued'), dayText(invoice.issuedOn)],
    ...(invoice.kind === 'credit_note' ? [] : [[t('due'), dayText(invoice.dueOn)] as [string, string]]),
    ...(invoice.reference === null ? [] : [[t('reference'), invoice.reference] as [string, string]]),
  ]
  return (
    <article className="paper" aria-label={documentTitle(invoice)}>
      <Group justify="space-between" align="flex-start" mb={36} gap="xl">
        <div>
          <Logo of={invoice.seller} />
          <h2>{documentTitle(invoice)}</h2>
          {invoice.kind !== 'credit_note' && (
            <Text size="sm" className="quiet">
              {termsText(invoice.terms)}
            </Text>
          )}
        </div>
        <dl className="totals" style={{ minWidth: 0 }}>
          {dates.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className="amount">{value}</dd>
            </div>
          ))}
        </dl>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mb={36}>
        <PartyBlock title={t('from')} party={invoice.seller} />
        <PartyBlock title={t('to')} party={invoice.buyer} />
      </SimpleGrid>
      <Lines invoice={invoice} />
      <Group justify="flex-end" mt="lg">
        <Totals invoice={invoice} />
      </Group>
      <Instalments parts={invoice.instalments} currency={invoice.currency} />
      <HowToPay invoice={invoice} />
      {invoice.notes !== null && (
        <Text size="sm" mt="xl" style={{ whiteSpace: 'pre-line' }}>
          {invoice.notes}
        </Text>
      )}
    </article>
  )
}
