import { totalmem } from 'node:os'

/**
 * What the embedded server is started with. Given on the command line, so that a data folder carries no settings of
 * its own and every start of a version runs the same.
 */
export const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '', // the socket only: nothing on the network
  port: '5432', // only names the socket file
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: `${Math.min(1024, Math.floor(totalmem() / 2 ** 20 / 8))}MB`, // an eighth of the machine, 1 GB at most
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  work_mem: '16MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_compression: 'off', // pages of before go into the log after each checkpoint: compressing one takes longer than writing it
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off', // our statements are short; compiling one costs more than it saves
  log_min_messages: 'warning',
  log_min_error_statement: 'panic', // statements hold people's names and amounts: keep them out of the log
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** As arguments of the `postgres` program. */
export function settingArguments(socketFolder: string, changed: Readonly<Record<string, string>>): string[] {
  const all = { ...serverSettings, ...changed, unix_socket_directories: socketFolder }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
