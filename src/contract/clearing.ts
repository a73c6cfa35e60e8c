import { CashFlow } from './cash-flow.ts'
import type { z } from './z.ts'

/** What gateways hold: what came to Gateway clearing, what was paid out of it, and what is still there. */
export const Clearing = CashFlow.extend({}).openapi('Clearing', {
  description:
    'As a cash flow of Gateway clearing: `key` is `customers`, `refunds`, `payouts`, or the code of the account on the other side',
})
export type Clearing = z.infer<typeof Clearing>
