import type { Party as View } from '../../contract/party.ts'
import { country, t } from './language.ts'

/** Who it is from or to, as the document froze them. */
export function Party({ title, party }: { title: string; party: View }) {
  const { address } = party
  const place = [address?.postalCode, address?.city].filter(Boolean).join(' ')
  const lines = [
    party.company,
    address?.street,
    address?.street2,
    [place, address?.region].filter(Boolean).join(', '),
    address?.country && country(address.country),
    party.taxId && `${t('taxId')} ${party.taxId}`,
    party.email,
    party.phone,
  ].filter(Boolean)
  return (
    <div>
      <h2>{title}</h2>
      <address>
        <strong>{party.name}</strong>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
    </div>
  )
}
