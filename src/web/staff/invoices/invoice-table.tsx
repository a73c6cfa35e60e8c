import { Tooltip } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { InvoiceRow } from '../../../contract/invoice.ts'
import { dayText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { kindName } from './kind-name.ts'

/** Documents in a list; on a phone each row is a card. */
export function InvoiceTable({ rows, organization }: { rows: readonly InvoiceRow[]; organization: string }) {
  const navigate = useNavigate()
  return (
    <div className="scroll">
      <table className="rows cards">
        <thead>
          <tr>
            <th>Number</th>
            <th>Customer</th>
            <th>Status</th>
            <th>Issued</th>
            <th>Due</th>
            <th className="end">Total</th>
            <th className="end">Open</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              className="open-row"
              onClick={() =>
                void navigate({ to: '/$organization/invoices/$id', params: { organization, id: row.id } })
              }
            >
              <td>
                <Link
                  to="/$organization/invoices/$id"
                  params={{ organization, id: row.id }}
                  onClick={(event) => event.stopPropagation()}
                >
                  {row.number ?? 'Not numbered yet'}
                </Link>{' '}
                {row.flagged && (
                  <Tooltip label="Something on it needs a look">
                    <IconFlag
                      size={14}
                      aria-label="Needs a look"
                      style={{ color: 'var(--tone-attention)' }}
                    />
                  </Tooltip>
                )}
                <div className="quiet" style={{ fontSize: 12.5 }}>
                  {[kindName(row.kind), row.reference].filter(Boolean).join(' · ')}
                </div>
              </td>
              <td>{row.customer.name}</td>
              <td>
                <WordBadge word={row.word} />
              </td>
              <td className="phone-hide amount">{dayText(row.issuedOn)}</td>
              <td className="phone-hide amount">{row.kind === 'credit_note' ? '' : dayText(row.dueOn)}</td>
              <td className="end">
                <Money amount={row.kind === 'credit_note' ? -row.total : row.total} currency={row.currency} />
              </td>
              <td className="end phone-hide">
                {row.balance === 0 ? (
                  <span className="quiet">—</span>
                ) : (
                  <Money amount={row.balance} currency={row.currency} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
