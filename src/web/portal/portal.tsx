import { useEffect } from 'react'
import type { PortalSession } from '../../contract/portal.ts'
import { AccountPage } from './account-page.tsx'
import { AccountsPage } from './accounts-page.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { Frame } from './frame.tsx'
import { InvoicePage } from './invoice-page.tsx'
import { NotShown } from './not-shown.tsx'
import { go, STATEMENT, usePlace } from './place.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { StatementPage } from './statement-page.tsx'
import { useLive } from './use-live.ts'
import { useRead } from './use-read.ts'

/** The portal: whoever has a link enters, everybody else asks for one, and clients see their invoices. */
export function Portal() {
  return usePlace().isEntrance ? <EntrancePage /> : <Inside />
}

function Inside() {
  const { read, again } = useRead<PortalSession>('/v1/portal/session')
  if (read === 'nobody') return <SignInPage />
  if (typeof read === 'string') {
    return (
      <main>
        <NotShown read={read} again={again} />
      </main>
    )
  }
  return <Accounts accounts={read.data.accounts} leave={again} />
}

function Accounts({ accounts, leave }: { accounts: PortalSession['accounts']; leave: () => void }) {
  const place = usePlace()
  const only = accounts.length === 1 ? accounts[0]!.id : null
  const goesOn = place.account === null && only !== null
  useEffect(() => {
    if (goesOn) go(`/portal/${only}`, 'replace')
  }, [goesOn, only])
  const account = accounts.find(({ id }) => id === (place.account ?? only)) ?? null
  useLive(account && account.id)
  return (
    <Frame account={account} several={accounts.length > 1} leave={leave}>
      {account === null ? (
        place.account === null ? (
          <AccountsPage accounts={accounts} />
        ) : (
          <NotShown read="nothing" again={leave} />
        )
      ) : place.invoice === null ? (
        <AccountPage key={account.id} account={account} />
      ) : place.invoice === STATEMENT ? (
        <StatementPage key={account.id} account={account} />
      ) : (
        <InvoicePage key={place.invoice} account={account} id={place.invoice} />
      )}
    </Frame>
  )
}
