import { useEffect } from 'react'
import type { PortalAccount, PortalSession } from '../../contract/portal.ts'
import { Balance } from './balance.tsx'
import { InvoiceList } from './invoice-list.tsx'
import { t } from './language.ts'
import { NotShown } from './not-shown.tsx'
import { STATEMENT, To } from './place.tsx'
import { statementText } from './statement-words.ts'
import { useRead } from './use-read.ts'

/** An account: what is open, and the invoices. */
export function AccountPage({ account: { id, company } }: { account: PortalSession['accounts'][number] }) {
  const { read, again } = useRead<PortalAccount>(`/v1/portal/accounts/${id}`)
  useEffect(() => {
    document.title = `${t('invoices')} · ${company}`
  }, [company])
  if (typeof read === 'string') return <NotShown read={read} again={again} />
  const { balances, showsInvoices } = read.data
  return (
    <>
      <h1 className="page">{t('invoices')}</h1>
      <Balance balances={balances} />
      {showsInvoices ? (
        <>
          <p className="to-statement">
            <To path={`/portal/${id}/${STATEMENT}`}>{statementText('statement')}</To>
          </p>
          <InvoiceList account={id} company={company} />
        </>
      ) : (
        <p className="paper empty">{t('hidden', { company })}</p>
      )}
    </>
  )
}
