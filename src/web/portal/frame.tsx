import { type ReactNode, useEffect, useRef } from 'react'
import type { PortalSession } from '../../contract/portal.ts'
import { Picture } from '../ui/logo.tsx'
import { act } from './ask.ts'
import { t } from './language.ts'
import { go, To, usePlace } from './place.tsx'

/** What stands around every page: whose invoices they are, as whom one sees them, and the way out. */
export function Frame({
  account,
  several,
  leave,
  children,
}: {
  account: PortalSession['accounts'][number] | null
  several: boolean
  leave: () => void
  children: ReactNode
}) {
  const { account: at, invoice } = usePlace()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(`${at} ${invoice}`)
  useEffect(() => {
    // Whoever goes on by keyboard or by ear begins at the new page, not at the link that is gone.
    if (shown.current !== `${at} ${invoice}`) main.current?.focus()
    shown.current = `${at} ${invoice}`
  }, [at, invoice])
  const signOut = async (): Promise<void> => {
    await act('DELETE', '/v1/portal/session')
    go('/portal', 'replace')
    leave()
  }
  return (
    <>
      <header className="bar">
        <p className="company">
          {account ? (
            <To path={`/portal/${account.id}`}>
              <Company account={account} />
            </To>
          ) : (
            t('portal')
          )}
        </p>
        <div className="who">
          {several && account && <To path="/portal">{t('allAccounts')}</To>}
          {account && (
            <span className="quiet">
              {account.customer} · {account.email}
            </span>
          )}
          <button type="button" className="plain" onClick={() => void signOut()}>
            {t('signOut')}
          </button>
        </div>
      </header>
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

/** In CSS pixels. */
const IN_THE_BAR = { width: 150, height: 30 }

/** The company by its logo and name. A wide logo is the name, written out. */
function Company({ account: { logo, company } }: { account: PortalSession['accounts'][number] }) {
  if (logo === null) return company
  if (logo.width > 2 * logo.height) return <Picture picture={logo} alt={company} most={IN_THE_BAR} />
  return (
    <>
      <Picture picture={logo} alt="" most={IN_THE_BAR} />
      {company}
    </>
  )
}
