/** Who acts for an organization. API keys carry a role too. */
export const ROLES = [
  'owner',
  'administrator',
  'billing_specialist',
  'accountant',
  'dispatcher',
  'viewer',
] as const
export type Role = (typeof ROLES)[number]

/** What a role lets its bearer do. Reading is open to every role. */
export type Permission =
  | 'tell_work'
  | 'write_drafts'
  | 'finish_invoices'
  | 'record_payments'
  | 'close_books'
  | 'keep_books'
  | 'manage'

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    'tell_work',
    'write_drafts',
    'finish_invoices',
    'record_payments',
    'close_books',
    'keep_books',
    'manage',
  ],
  administrator: [
    'tell_work',
    'write_drafts',
    'finish_invoices',
    'record_payments',
    'close_books',
    'keep_books',
    'manage',
  ],
  billing_specialist: ['tell_work', 'write_drafts', 'finish_invoices', 'record_payments'],
  accountant: ['write_drafts', 'finish_invoices', 'record_payments', 'close_books', 'keep_books'],
  dispatcher: ['tell_work', 'write_drafts'],
  viewer: [],
}

export const may = (role: Role, permission: Permission): boolean => PERMISSIONS[role].includes(permission)
