import type pg from 'pg'
import { BinaryArray } from './binary-arrays.ts'
import { Bytes } from './bytes.ts'

/**
 * Writes the messages that bring arrays straight into buffers which are used again once they were sent. node-postgres
 * would have each array as a buffer, put them together in one that starts at 256 bytes and is copied whenever it is
 * full, and leave all of it to be collected: some 10 MB for a batch of 1,000 invoices.
 */
export function bindWhole(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection: Connection }
  const usual = connection.bind.bind(connection)
  connection.bind = (asked) => {
    const { values = [], portal, binary } = asked
    if (portal || binary || !values.some(isArray)) {
      usual(asked)
      return
    }
    const message = spare.pop() ?? new Bytes()
    writeBind(message, asked.statement ?? '', values, asked.valueMapper)
    // As it does itself: of a line that is gone, it tells its queries by other ways.
    if (connection.stream.writable) connection.stream.write(message.written(), () => keep(message))
    else keep(message)
  }
}

/** What is used of node-postgres' own connection, which its types do not tell of. */
interface Connection {
  bind(asked: Bind): void
  readonly stream: { readonly writable: boolean; write(bytes: Buffer, sent: () => void): void }
}

interface Bind {
  readonly portal?: string
  readonly statement?: string
  readonly values?: readonly unknown[]
  /** A value of ours as PostgreSQL takes it. */
  readonly valueMapper: (value: unknown) => Buffer | string | null
  readonly binary?: boolean
}

/** Buffers that nothing is sent from. */
const spare: Bytes[] = []
const MOST_SPARE = 16
const LARGEST_SPARE = 1024 * 1024

function keep(message: Bytes): void {
  if (spare.length < MOST_SPARE && message.size <= LARGEST_SPARE) spare.push(message)
}

const isArray = (value: unknown): value is BinaryArray => value instanceof BinaryArray

const BIND = 'B'.charCodeAt(0)
const TEXT = 0
const BINARY = 1

/** A Bind message of the unnamed portal, whose results come as text. */
function writeBind(
  to: Bytes,
  statement: string,
  values: readonly unknown[],
  valueMapper: Bind['valueMapper'],
): void {
  const parameters = values.map((value) => (isArray(value) ? value : valueMapper(value)))
  to.begin()
  to.byte(BIND)
  to.int32(0)
  to.byte(0)
  to.bytes(Buffer.from(statement))
  to.byte(0)
  to.int16(parameters.length)
  for (const value of parameters) to.int16(typeof value === 'string' ? TEXT : BINARY)
  to.int16(parameters.length)
  for (const value of parameters) {
    if (value === null) to.int32(-1)
    else if (typeof value === 'string') to.text(value)
    else {
      const before = to.length
      to.int32(0)
      if (isArray(value)) value.writeTo(to)
      else to.bytes(value)
      to.int32At(before, to.length - before - 4)
    }
  }
  to.int16(1)
  to.int16(TEXT)
  to.int32At(1, to.length - 1)
}
