import { AccountCode, AccountType } from './journal.ts'
import { Name, Text } from './text.ts'
import { z } from './z.ts'

const Reason = Text.nullish().openapi({ example: 'Drivers are paid by another company now.' })

/** An account to add to the chart. */
export const AccountNew = z
  .strictObject({
    code: AccountCode.openapi({
      example: '4150',
      description: 'Digits, capitals and dashes; stays for good',
    }),
    name: Name.openapi({ example: 'Fuel surcharges' }),
    type: AccountType.openapi({ example: 'revenue' }),
  })
  .openapi('AccountNew')
export type AccountNew = z.input<typeof AccountNew>

/** What of an account is to be another; what is not named stays as it is. */
export const AccountChanges = z
  .strictObject({
    name: Name.optional().openapi({ example: 'Fuel and toll surcharges' }),
    type: AccountType.optional().openapi({ example: 'revenue' }),
    active: z.boolean().optional().openapi({
      description: 'false: nothing is posted to it by hand any more',
      example: true,
    }),
    reason: Reason,
  })
  .openapi('AccountChanges')
export type AccountChanges = z.input<typeof AccountChanges>
