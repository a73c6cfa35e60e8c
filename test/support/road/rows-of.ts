import type pg from 'pg'

/** Rows of plain SQL over an organization's books, as the owner of the database; $1 is the organization. */
export function rowsOf(owner: pg.Pool, orgId: string) {
  return async <Row extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> => {
    const client = await owner.connect()
    try {
      await client.query('set search_path = billhook')
      return (await client.query<Row>(sql, [orgId, ...values])).rows
    } finally {
      client.release()
    }
  }
}
