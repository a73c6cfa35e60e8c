import { formatDecimal } from '../../../src/kernel/decimal.ts'
import { isRefusal } from '../../../src/kernel/refusal.ts'
import { contentOf } from '../../../src/domain/invoice/document.ts'
import type { Totals } from '../../../src/domain/invoice/totals.ts'
import { fleet } from '../../../src/domain/profile/fleet.ts'
import type { BillingProfile } from '../../../src/domain/profile/profile.ts'
import type { Charge, Charges } from '../../../src/domain/work/charge.ts'

/** A charge as one line of text: "item Crate 2 × 15", with its discount and tax where it names them. */
export function charged(charge: Charge): string {
  const tax = charge.tax ? ` @ ${charge.tax.category ?? ''}${formatDecimal(charge.tax.rate)}%` : ''
  const unit = charge.unit ? ` ${charge.unit}` : ''
  return `${charge.kind} ${charge.description}: ${formatDecimal(charge.quantity)}${unit} × ${formatDecimal(charge.unitPrice)}${tax}`
}

/** What charges come to on a document of that profile; the charges of a test can always be billed. */
export function billed(charges: Charges, currency: string, profile: BillingProfile = fleet): Totals {
  const content = contentOf(charges.charges, charges.documentDiscount, currency, profile)
  if (isRefusal(content)) throw new Error(content.message)
  return content.totals
}
