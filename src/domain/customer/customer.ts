import type { Address, CustomerRef } from '../work/event.ts'

/** Who is billed, as of one version. A final document points at the version it was addressed to (rule 16). */
export interface Customer {
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly version: number
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly taxId: string | null
  readonly address: Address | null
  /** Payment terms of their own, in the grammar of `terms.ts`. */
  readonly terms: string | null
  /** Whether the database holds this version already; if not, the plan that needs it records it. */
  readonly recorded: boolean
}

/**
 * The customer as a source names it now. What the source leaves out stays as it was; a change makes the next version.
 */
export function mergeCustomer(
  known: Customer | null,
  source: string,
  ref: CustomerRef,
  newId: () => string,
): Customer {
  const told = {
    name: ref.name,
    company: ref.company ?? known?.company ?? null,
    email: ref.email ?? known?.email ?? null,
    phone: ref.phone ?? known?.phone ?? null,
    taxId: ref.taxId ?? known?.taxId ?? null,
    address: ref.address ?? known?.address ?? null,
  }
  if (!known) {
    return { id: newId(), source, externalId: ref.id, version: 1, ...told, terms: null, recorded: false }
  }
  if (sameDetails(known, told)) return known
  return { ...known, ...told, version: known.recorded ? known.version + 1 : known.version, recorded: false }
}

type Details = Pick<Customer, 'name' | 'company' | 'email' | 'phone' | 'taxId' | 'address'>

function sameDetails(a: Details, b: Details): boolean {
  return (
    a.name === b.name &&
    a.company === b.company &&
    a.email === b.email &&
    a.phone === b.phone &&
    a.taxId === b.taxId &&
    sameAddress(a.address, b.address)
  )
}

const PARTS = ['street', 'street2', 'city', 'region', 'postalCode', 'country'] as const

function sameAddress(a: Address | null, b: Address | null): boolean {
  return a === b || (a !== null && b !== null && PARTS.every((part) => a[part] === b[part]))
}
