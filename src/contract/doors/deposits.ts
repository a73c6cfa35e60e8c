import { DepositNew } from '../deposit.ts'
import { Invoice } from '../invoice.ts'
import { declareDoor } from './door.ts'

export const askDeposit = declareDoor({
  method: 'post',
  path: '/v1/deposits',
  tag: 'Invoices',
  summary: 'Ask for a deposit',
  description:
    'Bills a part of a piece of work or of a draft before the whole is billed: a deposit, or with `upTo` what progress comes to. Its tax is due with it; what it brings is earned with the document that bills the whole and deducts it, to the cent. Deposits never come to more than the whole. `dryRun` shows its lines.',
  body: DepositNew,
  answer: Invoice,
  dryRun: true,
  makes: true,
  problems: [404, 409],
})
