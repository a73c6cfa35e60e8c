import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatementFigure, StatementRow } from '../../../contract/statements.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'
import { accountText } from '../../texts/said.ts'

/** A column of a statement: the days it is of, over which its figures open the general ledger. */
export interface StatementColumn {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** A line of a statement that is no account and has a way of its own to what it is made of. */
interface OwnLine {
  readonly name: string
  readonly figure: StatementFigure
  readonly open?: (column: StatementColumn, amount: ReactNode) => ReactNode
}

export interface StatementGroup {
  readonly name: string
  readonly rows: readonly StatementRow[]
  readonly own?: readonly OwnLine[]
  readonly total: { readonly name: string; readonly figure: StatementFigure }
}

/** A financial statement in one currency: its groups of accounts with their totals, and what all comes to. */
export function StatementTable({
  currency,
  knownAt,
  closings,
  inBase,
  column,
  compared,
  groups,
  result,
}: {
  currency: string
  /** The instant at which the statement was known, as the ledgers are that its figures open. */
  knownAt: string | undefined
  /** Where its figures leave out what closed a year, so do the ledgers. */
  closings?: 'without'
  /** In the own currency no single ledger comes to a figure: none is opened. */
  inBase: boolean
  column: StatementColumn
  /** What it is compared with. */
  compared: StatementColumn | null
  groups: readonly StatementGroup[]
  result: StatementGroup['total']
}) {
  const { t } = useTranslation('statements')
  const { slug } = useOwnOrganization()
  const toLedger =
    (account: string) =>
    ({ from, to }: StatementColumn, amount: ReactNode) => (
      <Link
        to="/$organization/books/ledger"
        params={{ organization: slug }}
        search={{ account, currency, from, to, closings, knownAt }}
      >
        {amount}
      </Link>
    )
  const cells = (figure: StatementFigure, open: OwnLine['open'] = (_, amount) => amount) => {
    const cell = (of: StatementColumn, amount: number) =>
      amount === 0 ? (
        <Figure amount={0} currency={currency} />
      ) : (
        open(of, <Money bare amount={amount} currency={currency} />)
      )
    return (
      <>
        <td className="end">{cell(column, figure.amount)}</td>
        {compared && <td className="end">{cell(compared, figure.compared ?? 0)}</td>}
        {compared && (
          <td className="end quiet">
            <Figure amount={figure.difference ?? 0} currency={currency} />
          </td>
        )}
      </>
    )
  }
  const sum = ({ name, figure }: StatementGroup['total']) => (
    <tr className="statement-sum">
      <th scope="row">{name}</th>
      {[figure.amount, ...(compared ? [figure.compared ?? 0, figure.difference ?? 0] : [])].map(
        (amount, at) => (
          <td className="end" key={at}>
            <Money bare amount={amount} currency={currency} />
          </td>
        ),
      )}
    </tr>
  )
  return (
    <table className="rows statement">
      <thead>
        <tr>
          <th className="words">{t('accountIn', { currency })}</th>
          <th className="end">{column.name}</th>
          {compared && <th className="end">{compared.name}</th>}
          {compared && <th className="end">{t('difference')}</th>}
        </tr>
      </thead>
      {groups.map(({ name, rows, own, total }) => (
        <tbody key={name}>
          <tr className="statement-group">
            <th scope="rowgroup" colSpan={compared ? 4 : 2}>
              {name}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.account}>
              <td>
                <span className="quiet amount">{row.account}</span>{' '}
                {accountText(row.account, row.accountName)}
              </td>
              {cells(row, inBase ? undefined : toLedger(row.account))}
            </tr>
          ))}
          {own?.map((line) => (
            <tr key={line.name}>
              <td>{line.name}</td>
              {cells(line.figure, line.open)}
            </tr>
          ))}
          {sum(total)}
        </tbody>
      ))}
      <tfoot>{sum(result)}</tfoot>
    </table>
  )
}
