import type { Party as View } from '../../contract/party.ts'
import { addressLines } from '../ui/address-lines.ts'
import { country, t } from './language.ts'

/** Who it is from or to, as the document froze them. */
export function Party({ title, party }: { title: string; party: View }) {
  const { address } = party
  const lines = [
    party.company,
    ...(address === null ? [] : addressLines(address, country)),
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
