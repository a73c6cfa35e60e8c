import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Party } from '../../../contract/party.ts'

/** Who it is from or to, as the document froze them. */
export function PartyBlock({ title, party }: { title: string; party: Party }) {
  const { t } = useTranslation('invoice')
  const { address } = party
  const place = [address?.postalCode, address?.city].filter(Boolean).join(' ')
  const lines = [
    party.company,
    address?.street,
    address?.street2,
    [place, address?.region].filter(Boolean).join(', '),
    address?.country,
    party.taxId === null ? null : t('taxId', { id: party.taxId }),
    party.email,
  ].filter(Boolean)
  return (
    <address>
      <Text size="xs" className="quiet" mb={2}>
        {title}
      </Text>
      <strong style={{ fontWeight: 620 }}>{party.name}</strong>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  )
}
