import { refuse } from '../kernel/refusal.ts'

/** A report in the base currency is of every currency. */
export const BASE_IS_ONE = refuse(
  'currency_and_base',
  null,
  'In the own currency all currencies are told at once.',
  {
    pointer: '/currency',
    remedy: 'Ask for one currency, or for all of them in base.',
  },
)
