import { useTranslation } from 'react-i18next'
import { useOwnOrganization } from '../../app/organization.ts'
import { CustomerField } from '../../ui/customer-field.tsx'

/** Narrows a report to what concerns one customer. */
export function CustomerFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (customer: string | undefined) => void
}) {
  const { t } = useTranslation('books')
  const { slug } = useOwnOrganization()
  return (
    <CustomerField
      label={t('customer')}
      placeholder={t('anyCustomer')}
      organization={slug}
      value={value}
      choose={onChange}
    />
  )
}
