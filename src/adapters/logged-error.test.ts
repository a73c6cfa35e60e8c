import { expect, test } from 'vitest'
import { loggedError } from './logged-error.ts'

test('what a database says of a row’s values is not logged', () => {
  const err = Object.assign(new Error('duplicate key', { cause: new Error('inner') }), {
    code: '23505',
    constraint: 'customer_key',
    detail: 'Key (name)=(Jane Doe) already exists.',
    where: 'unnamed portal parameter $2 = Jane',
  })
  const logged = loggedError(err)
  expect(logged).toMatchObject({
    message: 'duplicate key',
    code: '23505',
    constraint: 'customer_key',
    cause: { message: 'inner' },
  })
  expect(JSON.stringify(logged)).not.toContain('Jane')
})

test('whatever is thrown is logged', () => {
  expect(loggedError('no')).toEqual({ message: 'no' })
})
