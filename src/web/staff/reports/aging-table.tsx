import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { aging } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

const COLUMNS = [
  ['current', 'Not due'],
  ['days1To30', '1–30 days'],
  ['days31To60', '31–60'],
  ['days61To90', '61–90'],
  ['over90', 'Over 90'],
  ['drafts', 'Drafts'],
  ['credits', 'Credits'],
  ['total', 'Total'],
] as const

/** What customers owe, by days past due. The total is the account Accounts receivable. */
export function AgingTable({ organization }: { organization: string }) {
  const { data, error, refetch } = useQuery(aging(organization))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  if (data.currencies.length === 0) return <Empty title="Nobody owes anything" />
  return (
    <Stack gap="lg">
      {data.currencies.map(({ currency, rows, totals }) => (
        <div
          className="surface scroll"
          key={currency}
          tabIndex={0}
          role="region"
          aria-label={`Aged receivables, ${currency}`}
        >
          <table className="rows">
            <thead>
              <tr>
                <th>Customer, {currency}</th>
                {COLUMNS.map(([column, name]) => (
                  <th className="end" key={column}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.customer.id}>
                  <td>{row.customer.name}</td>
                  {COLUMNS.map(([column]) => (
                    <td className="end" key={column}>
                      {row[column] === 0 ? (
                        <span className="quiet">—</span>
                      ) : (
                        <Money bare amount={row[column]} currency={currency} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>Total</td>
                {COLUMNS.map(([column]) => (
                  <td className="end" key={column}>
                    <Money bare amount={totals[column]} currency={currency} />
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      ))}
    </Stack>
  )
}
