import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { programRole } from './connections.ts'
import { sqlState } from './errors.ts'
import { StartRefused } from './start-refused.ts'

const grants = readFileSync(new URL('./grants.sql', import.meta.url), 'utf8')

/**
 * Makes sure that the program's role exists, may be taken, and is as powerless as it must be. False when the login
 * may neither make nor take it (a hosted database whose administrator has to: `create role billhook_program; grant
 * billhook_program to <login>`); then the program can only work as its login.
 */
export async function ensureProgramRole(client: pg.Client, canLogin: boolean): Promise<boolean> {
  const role = await readRole(client)
  if (role?.rolsuper || role?.rolbypassrls) {
    throw new StartRefused(
      'program_role_unfit',
      `The role ${programRole} is a superuser or bypasses row security. Take that from it: the program must not have it.`,
    )
  }
  if (
    !role &&
    !(await allowed(client, `create role ${programRole} noinherit ${canLogin ? 'login' : 'nologin'}`))
  )
    return false
  if (role && canLogin && !role.rolcanlogin) await client.query(`alter role ${programRole} login`)
  if (canLogin) return true
  return (
    (await mayTake(client)) ||
    ((await allowed(client, `grant ${programRole} to current_user`)) && (await mayTake(client)))
  )
}

interface Role {
  rolsuper: boolean
  rolbypassrls: boolean
  rolcanlogin: boolean
}

async function readRole(client: pg.Client): Promise<Role | undefined> {
  const { rows } = await client.query<Role>(
    'select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = $1',
    [programRole],
  )
  return rows[0]
}

/** True when it worked or another program did it just now; false when the login has no right to. */
async function allowed(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement)
    return true
  } catch (err) {
    const state = sqlState(err)
    if (state === '42501') return false
    // Roles belong to the whole server: another program on another database may be making the same one.
    if (state === '42710' || state === '23505' || state === 'XX000') return true
    throw err
  }
}

function mayTake(client: pg.Client): Promise<boolean> {
  return client.query(`begin; set local role ${programRole}; rollback`).then(
    () => true,
    async (err: unknown) => {
      await client.query('rollback')
      if (sqlState(err) === '42501') return false
      throw err
    },
  )
}

/** Tells the role what it may do. Under the lock of the migrations: two at once would trip over each other. */
export async function grantToProgram(client: pg.Client): Promise<void> {
  await client
    .query(`begin; select pg_advisory_xact_lock(20260, 1); ${grants}; commit`)
    .catch(async (err: unknown) => {
      await client.query('rollback')
      throw err
    })
}
