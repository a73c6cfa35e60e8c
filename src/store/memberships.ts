import { sql } from 'kysely'
import type { Role } from '../domain/status/role.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A person who works for an organization. An instant in `joinedAt`. */
export interface Member {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly joinedAt: string
}

/** As what a person works for an organization; null when they do not. */
export async function roleOf(tx: Tx, orgId: string, personId: string): Promise<Role | null> {
  const row = await tx.first(
    sql<{ role: Role }>`select role from membership where org_id = ${orgId} and person_id = ${personId}`,
  )
  return row?.role ?? null
}

/**
 * Where a person works. It reads across organizations: row security shows them these rows alone, once the transaction
 * says who they are.
 */
export async function membershipsOf(
  tx: Tx,
  personId: string,
): Promise<{ readonly orgId: string; readonly role: Role }[]> {
  await tx.run(sql`select set_config('billhook.person', ${personId}, true)`)
  return tx.all(sql<{ orgId: string; role: Role }>`
    select m.org_id as "orgId", m.role from membership m join organization o on o.org_id = m.org_id
    where m.person_id = ${personId} order by lower(o.name), o.org_id`)
}

const MEMBER = sql`m.person_id as "personId", p.name, p.email, m.role, m.joined_at as "joinedAt"`

/** Everybody who works for an organization, by name. */
export function listMembers(tx: Tx, orgId: string): Promise<Member[]> {
  return tx.all(sql<Member>`
    select ${MEMBER} from membership m join billhook_people.person p on p.id = m.person_id
    where m.org_id = ${orgId} order by lower(p.name), m.person_id`)
}

export async function readMember(tx: Tx, orgId: string, personId: string): Promise<Member | null> {
  const row = await tx.first(sql<Member>`
    select ${MEMBER} from membership m join billhook_people.person p on p.id = m.person_id
    where m.org_id = ${orgId} and m.person_id = ${personId}`)
  return row ?? null
}

/** The owners, held until the transaction ends: of two who would both leave, the second sees the first gone. */
export async function holdOwners(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.all(sql<{ personId: string }>`
    select person_id as "personId" from membership where org_id = ${orgId} and role = 'owner'
    order by person_id for update`)
  return rows.map(({ personId }) => personId)
}

/** False when the person works there already. */
export async function addMember(
  tx: Tx,
  orgId: string,
  { personId, role, joinedAt }: { readonly personId: string; readonly role: Role; readonly joinedAt: string },
): Promise<boolean> {
  const added = await tx.run(
    q
      .insertInto('membership')
      .values({ org_id: orgId, person_id: personId, role, joined_at: joinedAt })
      .onConflict((conflict) => conflict.columns(['org_id', 'person_id']).doNothing()),
  )
  return added === 1
}

export async function setRole(tx: Tx, orgId: string, personId: string, role: Role): Promise<void> {
  await tx.run(sql`update membership set role = ${role} where org_id = ${orgId} and person_id = ${personId}`)
}

export async function removeMember(tx: Tx, orgId: string, personId: string): Promise<void> {
  await tx.run(sql`delete from membership where org_id = ${orgId} and person_id = ${personId}`)
}

/** Makes the installation's keepers owners of an organization that is being opened. */
export async function addKeepers(tx: Tx, orgId: string, joinedAt: string): Promise<void> {
  await tx.run(sql`insert into membership (org_id, person_id, role, joined_at)
    select ${orgId}, person_id, 'owner', ${joinedAt} from keeper`)
}
