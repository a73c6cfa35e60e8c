import type * as view from '../contract/party.ts'
import type { PayTo } from '../domain/organization/pay-to.ts'
import type { Logo } from '../store/pictures.ts'
import { presentLogo } from './logo.ts'

/** A seller or a buyer as it was frozen: what is not known may be absent. */
export interface ReadParty {
  readonly name: string
  readonly company?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly taxId?: string | null | undefined
  readonly address?: view.Address | null | undefined
}

export function presentParty(party: ReadParty): view.Party {
  return {
    name: party.name,
    company: party.company ?? null,
    email: party.email ?? null,
    phone: party.phone ?? null,
    taxId: party.taxId ?? null,
    address: party.address ?? null,
  }
}

/** A seller, with how to pay it. */
export interface ReadSeller extends ReadParty {
  readonly payTo?: PayTo | undefined
}

export const presentSeller = (seller: ReadSeller, logo: Logo | null): view.Seller => ({
  ...presentParty(seller),
  logo: presentLogo(logo),
  payTo: [...(seller.payTo ?? [])],
})

/** A seller without how to pay it, unless that is shown. */
export const sellerShown = <Of extends { readonly seller: view.Seller }>(of: Of, showsPay: boolean): Of =>
  showsPay ? of : { ...of, seller: { ...of.seller, payTo: [] } }
