import { Link, type LinkProps } from '@tanstack/react-router'

/** The ways between the pages of one part of the interface; the page one is on is marked. */
export function RoomTabs({
  label,
  rooms,
  organization,
}: {
  /** What all of them are, for those who do not see them. */
  label: string
  rooms: readonly { readonly to: LinkProps['to']; readonly name: string; readonly isHere: boolean }[]
  organization: string
}) {
  return (
    <nav className="word-tabs no-print" aria-label={label}>
      {rooms.map(({ to, name, isHere }) => (
        <Link
          key={to}
          to={to as '/$organization'}
          params={{ organization }}
          className="word-tab"
          activeOptions={{ exact: true }}
          aria-current={isHere}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
