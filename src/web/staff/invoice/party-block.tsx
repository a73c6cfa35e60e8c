import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Party } from '../../../contract/party.ts'
import { addressLines } from '../../ui/address-lines.ts'
import { countryName } from '../../ui/countries.ts'

/** Who it is from or to, as the document froze them. */
export function PartyBlock({ title, party }: { title: string; party: Party }) {
  const { t } = useTranslation('invoice')
  const { address } = party
  const lines = [
    party.company,
    ...(address === null ? [] : addressLines(address, countryName)),
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
