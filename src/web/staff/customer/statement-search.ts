import type { StatementForm } from '../../../contract/customer-statement.ts'
import { knownAt, text } from '../../app/routes/address.ts'

/** Which statement; it stands in the page's address. */
export interface StatementSearch {
  readonly form?: StatementForm | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly knownAt?: string | undefined
}

export const statementSearch = ({
  form,
  from,
  to,
  knownAt: at,
}: Record<string, unknown>): StatementSearch => ({
  form: form === 'open-item' || form === 'activity' || form === 'balance-forward' ? form : undefined,
  from: text(from),
  to: text(to),
  knownAt: knownAt(at),
})
