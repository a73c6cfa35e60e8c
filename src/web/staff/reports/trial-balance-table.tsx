import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { trialBalance } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** Every account's balance on its side, for each currency; both columns come to the same. */
export function TrialBalanceTable({ organization }: { organization: string }) {
  const { data, error, refetch } = useQuery(trialBalance(organization))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  if (data.currencies.length === 0) return <Empty title="Nothing is posted yet" />
  return (
    <Stack gap="lg">
      {data.currencies.map(({ currency, rows, debit, credit }) => (
        <div className="surface scroll" key={currency}>
          <table className="rows">
            <thead>
              <tr>
                <th>Account</th>
                <th className="end">Debit {currency}</th>
                <th className="end">Credit {currency}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.account}>
                  <td>
                    <span className="quiet amount">{row.account}</span> {row.accountName}
                    {row.abnormal && (
                      <span className="tone tone-attention" style={{ marginLeft: 8 }}>
                        unusual side
                      </span>
                    )}
                  </td>
                  <td className="end">
                    {row.debit !== 0 && <Money bare amount={row.debit} currency={currency} />}
                  </td>
                  <td className="end">
                    {row.credit !== 0 && <Money bare amount={row.credit} currency={currency} />}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>Total</td>
                <td className="end">
                  <Money bare amount={debit} currency={currency} />
                </td>
                <td className="end">
                  <Money bare amount={credit} currency={currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      ))}
    </Stack>
  )
}
