import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Seller } from '../../../contract/party.ts'

/** Where the money goes, as its customer reads it; nothing where nothing is open. */
export function HowToPay({ invoice: { seller, number, balance, kind } }: { invoice: Invoice }) {
  return kind !== 'credit_note' && balance > 0 && <PayTo lines={seller.payTo} quote={number} />
}

/** Where the money goes, and by what it will be known. */
export function PayTo({ lines, quote }: { lines: Seller['payTo']; quote: string | null }) {
  const { t } = useTranslation('invoice')
  if (lines.length === 0) return null
  const rows = quote === null ? lines : [...lines, { label: t('payReference'), value: quote }]
  return (
    <section aria-label={t('howToPay')} style={{ marginTop: 28 }}>
      <Text size="sm" fw={600} mb={8}>
        {t('howToPay')}
      </Text>
      <Group component="dl" gap="8px 40px" m={0}>
        {rows.map(({ label, value }, at) => (
          <div key={at}>
            <Text component="dt" size="xs" className="quiet">
              {label}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </Group>
    </section>
  )
}
