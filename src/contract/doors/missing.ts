import { refuse, type Refusal } from '../../kernel/refusal.ts'

const noSuch = (code: string, noun: string): Refusal =>
  refuse(`${code}_not_found`, null, `There is no such ${noun}.`)

/**
 * What is said of an id that leads nowhere: the same whether it does not exist, cannot be an id at all, or belongs to
 * another organization.
 */
export const NO_SUCH = {
  invoice: noSuch('invoice', 'invoice'),
  view: noSuch('view', 'saved view'),
  event: noSuch('event', 'event'),
  work: noSuch('work', 'work'),
  payment: noSuch('payment', 'payment'),
  payout: noSuch('payout', 'payout'),
  revaluation: noSuch('revaluation', 'revaluation'),
  allocation: noSuch('allocation', 'allocation'),
  customer: noSuch('customer', 'customer'),
  entry: noSuch('entry', 'journal entry'),
  manualEntry: noSuch('manual_entry', 'entry by hand'),
  attachment: noSuch('attachment', 'attachment'),
  recurringEntry: noSuch('recurring_entry', 'recurring entry'),
  yearClose: noSuch('year_close', 'close of a year'),
  account: noSuch('account', 'account'),
  connection: noSuch('connection', 'connection'),
  apiKey: noSuch('api_key', 'API key'),
  conflict: noSuch('conflict', 'conflict'),
  webhookSource: noSuch('webhook_source', 'webhook source'),
  numberSeries: noSuch('number_series', 'number series'),
  delivery: noSuch('delivery', 'delivery'),
  link: noSuch('link', 'link'),
  mail: noSuch('mail', 'mail'),
  backFill: noSuch('back_fill', 'back-fill'),
  member: noSuch('member', 'member'),
  invitation: noSuch('invitation', 'invitation'),
  portalClient: noSuch('portal_client', 'portal access'),
  portalAccount: noSuch('portal_account', 'account'),
  passkey: noSuch('passkey', 'passkey'),
  session: noSuch('session', 'session'),
  picture: noSuch('picture', 'picture'),
} as const
