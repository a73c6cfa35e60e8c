import { useTranslation } from 'react-i18next'

/** What mails are written for, as the server calls it. */
export const MAIL_KINDS = ['invoice_sent', 'invoice_published', 'invitation', 'magic_link'] as const

/** What a mail was written for, for people; one we do not know as it is called. */
export function useMailKindName(): (kind: string) => string {
  const { t } = useTranslation('mail')
  return (kind) => {
    const known = MAIL_KINDS.find((one) => one === kind)
    return known === undefined ? kind : t(`kinds.${known}`)
  }
}
