import { Button, Group, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { Action } from '../../../contract/word.ts'
import { type PlainVerb, useVerb } from '../../api/acts.ts'
import { isMailed } from '../../api/mails.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { AdjustForm } from '../corrections/adjust-form.tsx'
import { CorrectForm } from '../corrections/correct-form.tsx'
import { CreditForm } from '../corrections/credit-form.tsx'
import { DepositForm } from '../deposits/deposit-form.tsx'
import { spokenAction } from '../../texts/said.ts'
import { InstalmentsForm } from './instalments-form.tsx'
import { MailForm } from './mail-form.tsx'
import { ReasonForm, SAYS } from './reason-form.tsx'
import { WriteOffForm } from './write-off-form.tsx'

/** Verbs that end a document: they ask for the reason. */
const isEnding = (verb: Action['verb']): verb is 'void' | 'cancel' => verb === 'void' || verb === 'cancel'
/** What brings a document nearer to its end, in that order: these are buttons, as far as they can be done. */
const LEADING: readonly Action['verb'][] = [
  'edit',
  'confirm',
  'mark_sent',
  'record_payment',
  'publish',
  'unarchive',
]
const MOST_BUTTONS = 3
/** Verbs whose forms have a table. */
const WIDE: ReadonlySet<Action['verb']> = new Set(['credit', 'adjust', 'plan_instalments'])

/** What can be done, then what ends the document, then what cannot be done now. */
const placeInMenu = ({ allowed, verb }: Action): number => (allowed ? (isEnding(verb) ? 1 : 0) : 2)

/** What can be done now as buttons, the rest behind a menu, each with the reason why not. All of it is the server's to say. */
export function Actions({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const navigate = useNavigate()
  const { t } = useTranslation(['invoice', 'mail'])
  const verb = useVerb(organization.slug, invoice.id)
  const run = (action: Action): void => {
    if (action.verb === 'record_payment') {
      const search = { customer: invoice.customerId, invoice: invoice.id }
      const params = { organization: organization.slug }
      void navigate({ to: '/$organization/payments/new', params, search })
      return
    }
    if (action.verb === 'edit') {
      const params = { organization: organization.slug, id: invoice.id }
      void navigate({ to: '/$organization/invoices/$id/edit', params })
      return
    }
    const form = formFor(action, invoice, organization, (id) => {
      const params = { organization: organization.slug, id }
      const to =
        action.verb === 'correct' ? '/$organization/invoices/$id/edit' : '/$organization/invoices/$id'
      void navigate({ to, params })
    })
    if (form) {
      modals.open({ title: action.label, children: form, size: WIDE.has(action.verb) ? 'lg' : 'md' })
      return
    }
    verb.mutate(
      { verb: action.verb as PlainVerb },
      {
        onSuccess: () => notifications.show({ message: t('acted', { action: action.label }) }),
        onError: (error) => modals.open({ title: action.label, children: <ProblemAlert error={error} /> }),
      },
    )
  }
  const withMail = ({ label }: Action): string => t('mail:withMail', { action: label })
  const mailIt = (action: Action): void => {
    if (!isMailed(action.verb)) return
    const form = (
      <MailForm
        invoice={invoice}
        organization={organization.slug}
        verb={action.verb}
        label={withMail(action)}
      />
    )
    modals.open({ title: withMail(action), children: form })
  }
  const actions = invoice.actions.map(spokenAction)
  const mailed = actions.filter(({ allowed, verb }) => allowed && isMailed(verb))
  const first = LEADING.flatMap((leading) =>
    actions.filter(({ allowed, verb }) => allowed && verb === leading),
  ).slice(0, MOST_BUTTONS)
  const rest = actions
    .filter((action) => !first.includes(action))
    .sort((a, b) => placeInMenu(a) - placeInMenu(b))
  return (
    <Group gap="xs" className="no-print">
      {first.map((action, at) => (
        <Button
          key={action.verb}
          variant={at === 0 ? 'filled' : 'default'}
          size="sm"
          loading={verb.isPending && verb.variables.verb === action.verb}
          onClick={() => run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button variant="default" size="sm" px={10} aria-label={t('moreActions')}>
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mailed.map((action) => (
            <Menu.Item key={`${action.verb} mailed`} onClick={() => mailIt(action)}>
              {withMail(action)}
            </Menu.Item>
          ))}
          {rest.map((action) => (
            <Menu.Item
              key={action.verb}
              disabled={!action.allowed}
              {...(isEnding(action.verb) && action.allowed ? { style: { color: 'var(--tone-bad)' } } : {})}
              onClick={() => run(action)}
            >
              {action.label}
              <Text size="xs" className="quiet" style={{ whiteSpace: 'normal' }}>
                {action.why ?? (isEnding(action.verb) && t(SAYS[action.verb]))}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

/** The form of an act that asks for more; `onDone` is told of the document that came of it. */
function formFor(action: Action, invoice: Invoice, organization: Organization, onDone: (id: string) => void) {
  switch (action.verb) {
    case 'void':
    case 'cancel':
      return (
        <ReasonForm
          invoice={invoice}
          organization={organization.slug}
          verb={action.verb}
          label={action.label}
        />
      )
    case 'credit':
      return <CreditForm invoiceId={invoice.id} organization={organization.slug} onDone={onDone} />
    case 'correct':
      return <CorrectForm invoice={invoice} organization={organization.slug} onDone={onDone} />
    case 'adjust':
      return <AdjustForm invoice={invoice} organization={organization.slug} onDone={onDone} />
    case 'plan_instalments':
      return <InstalmentsForm invoice={invoice} organization={organization} />
    case 'ask_deposit':
      return (
        <DepositForm
          on={{ invoiceId: invoice.id }}
          currency={invoice.currency}
          today={organization.today}
          organization={organization.slug}
          onDone={onDone}
        />
      )
    case 'write_off':
    case 'reinstate':
      return (
        <WriteOffForm invoice={invoice} organization={organization} verb={action.verb} label={action.label} />
      )
    default:
      return null
  }
}
