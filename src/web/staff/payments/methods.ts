import { useTranslation } from 'react-i18next'
import type { PaymentNew } from '../../../contract/payment.ts'

/** How money comes in, in the order in which it is offered. */
export const METHODS = [
  'bank_transfer',
  'card',
  'cash',
  'check',
  'direct_debit',
  'other',
] as const satisfies readonly PaymentNew['method'][]

const isMethod = (method: string): method is PaymentNew['method'] => METHODS.some((one) => one === method)

/** A way money comes in, for people; one we do not know as it is called. */
export function useMethodName(): (method: string) => string {
  const { t } = useTranslation('payments')
  return (method) => (isMethod(method) ? t(method) : method)
}
