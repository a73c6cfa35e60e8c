import { type ReactNode, useEffect, useState } from 'react'

/** Where one is in the portal, by the address: /portal/<account>/<invoice>. */
export interface Place {
  readonly account: string | null
  readonly invoice: string | null
  readonly isEntrance: boolean
}

/** Stands where an invoice's id does: the account's statement. */
export const STATEMENT = 'statement'

const MOVED = 'portal-moved'

function placeNow(): Place {
  const [, , account, invoice] = location.pathname.split('/')
  return { account: account || null, invoice: invoice || null, isEntrance: account === 'enter' }
}

/** Goes somewhere in the portal without loading the page anew. */
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path)
  else history.replaceState(null, '', path)
  window.dispatchEvent(new Event(MOVED))
  if (how === 'push') window.scrollTo(0, 0)
}

export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const look = (): void => setPlace(placeNow())
    window.addEventListener('popstate', look)
    window.addEventListener(MOVED, look)
    return () => {
      window.removeEventListener('popstate', look)
      window.removeEventListener(MOVED, look)
    }
  }, [])
  return place
}

/** A link within the portal; opened elsewhere, it is an address like any other. */
export function To({ path, className, children }: { path: string; className?: string; children: ReactNode }) {
  return (
    <a
      href={path}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        go(path)
      }}
    >
      {children}
    </a>
  )
}
