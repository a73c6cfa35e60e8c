import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import { language } from '../../texts/texts.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'

/** What can be done to many customers at once. */
export function useCustomerActions(): readonly BulkAction<Customer>[] {
  const { t } = useTranslation('customers')
  return [
    {
      key: 'invite',
      label: t('invite'),
      requestOf: ({ id, email }) =>
        email === null
          ? { refused: t('noEmail') }
          : {
              method: 'POST',
              path: `/v1/customers/${id}/portal-access`,
              body: { email, language: language() },
            },
    },
    {
      key: 'terms',
      label: t('setTerms'),
      asks: { title: t('setTerms'), label: t('terms'), hint: t('setTermsHint') },
      requestOf: ({ id, version }, terms) => ({
        method: 'PATCH',
        path: `/v1/customers/${id}`,
        body: { terms },
        ifMatch: `"${version}"`,
      }),
    },
  ]
}
