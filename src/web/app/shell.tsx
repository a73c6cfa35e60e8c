import { AppShell, Burger, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSuspenseQuery } from '@tanstack/react-query'
import {
  IconActivity,
  IconBook2,
  IconCash,
  IconFileInvoice,
  IconHistory,
  IconLayoutDashboard,
  IconListDetails,
  IconMail,
  IconPlugConnected,
  IconRoute,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { Fragment, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/queries.ts'
import { RowsSkeleton } from '../ui/rows-skeleton.tsx'
import { PaletteButton } from './palette.tsx'
import { ColorSchemeToggle } from './color-scheme-toggle.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { LiveMark } from './live-mark.tsx'
import { useOrganization } from './organization.ts'
import { OrganizationSwitcher } from './organization-switcher.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Where one can go, in groups. */
const GROUPS = [
  {
    name: 'business',
    pages: [
      { to: '/$organization', label: 'dashboard', icon: IconLayoutDashboard },
      { to: '/$organization/invoices', label: 'invoices', icon: IconFileInvoice },
      { to: '/$organization/payments', label: 'payments', icon: IconCash },
      { to: '/$organization/work', label: 'work', icon: IconListDetails },
      { to: '/$organization/customers', label: 'customers', icon: IconUsers },
      { to: '/$organization/outbox', label: 'outbox', icon: IconMail },
      { to: '/$organization/events', label: 'events', icon: IconRoute },
    ],
  },
  {
    name: 'accounting',
    pages: [
      { to: '/$organization/books', label: 'books', icon: IconBook2 },
      { to: '/$organization/audit', label: 'audit', icon: IconHistory },
    ],
  },
  {
    name: 'setUp',
    pages: [
      { to: '/$organization/sources', label: 'sources', icon: IconPlugConnected },
      { to: '/$organization/settings', label: 'settings', icon: IconSettings },
    ],
  },
] as const
/** What a demo offers besides. */
const DEMO_PAGES = [{ to: '/$organization/simulator', label: 'simulator', icon: IconActivity }] as const

/** The same without groups, for the palette. */
const PAGES = GROUPS.flatMap<(typeof GROUPS)[number]['pages'][number]>(({ pages }) => pages)

/** The frame around every page inside: whose books, where to go, and the page. */
export function Shell() {
  const { t } = useTranslation()
  const organization = useOrganization()
  const { demo } = useSuspenseQuery(session).data
  const [open, { toggle, close }] = useDisclosure(false)
  const navbar = organization
    ? { navbar: { width: 216, breakpoint: 'md' as const, collapsed: { mobile: !open } } }
    : {}
  return (
    <AppShell header={{ height: 56 }} padding={{ base: 'md', md: 'xl' }} {...navbar}>
      <AppShell.Header style={{ background: 'var(--surface)', borderColor: 'var(--line)' }}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            {organization && (
              <Burger opened={open} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t('pages')} />
            )}
            <Link to="/" aria-label={t('start')} className="brand" data-beside={organization !== null}>
              <img src="/icon.svg" alt="" width={26} height={26} />
              <span className="mantine-visible-from-sm">Billhook</span>
            </Link>
            {organization && <OrganizationSwitcher current={organization} />}
          </Group>
          <Group gap={4} wrap="nowrap" style={{ flexShrink: 0 }}>
            {organization && <LiveMark key={organization.slug} organization={organization.slug} />}
            <PaletteButton pages={demo ? [...PAGES, ...DEMO_PAGES] : PAGES} />
            <LanguageMenu />
            <ColorSchemeToggle />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      {organization && (
        <AppShell.Navbar p="sm" style={{ background: 'var(--surface)', borderColor: 'var(--line)' }}>
          <Stack gap={2} component="nav" aria-label={t('pages')}>
            {GROUPS.map(({ name, pages }) => (
              <Fragment key={name}>
                <div className="nav-group" aria-hidden>
                  {t(name)}
                </div>
                {[...pages, ...(demo && name === 'setUp' ? DEMO_PAGES : [])].map(
                  ({ to, label, icon: Icon }) => (
                    <Link
                      key={to}
                      to={to}
                      params={{ organization: organization.slug }}
                      activeOptions={{ exact: to === '/$organization' }}
                      className="nav-link"
                      onClick={close}
                    >
                      <Icon size={18} stroke={1.7} aria-hidden />
                      {t(label)}
                    </Link>
                  ),
                )}
              </Fragment>
            ))}
          </Stack>
        </AppShell.Navbar>
      )}
      <AppShell.Main>
        <div style={{ maxWidth: 1180, margin: '0 auto' }}>
          <Suspense fallback={<RowsSkeleton />}>
            <Outlet />
          </Suspense>
        </div>
      </AppShell.Main>
    </AppShell>
  )
}
