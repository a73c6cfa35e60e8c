import { expect, test } from 'vitest'
import { assert, unreachable } from './assert.ts'
import { isRefusal, refuse } from './refusal.ts'

test('a refusal carries its code, rule and sentence, and only the extras it was given', () => {
  expect(refuse('stage_not_done', 7, 'This service order is not done.', { pointer: '/orders/0' })).toEqual({
    refused: true,
    code: 'stage_not_done',
    rule: 7,
    message: 'This service order is not done.',
    pointer: '/orders/0',
  })
})

test('results are told from refusals, whatever their type', () => {
  expect(isRefusal(refuse('x', null, 'No.'))).toBe(true)
  for (const result of [null, undefined, 0n, '', 'refused', [], {}, { refused: false }]) {
    expect(isRefusal(result)).toBe(false)
  }
})

test('broken assumptions throw', () => {
  expect(() => assert(1 + 1 === 3, 'arithmetic holds')).toThrow('arithmetic holds')
  expect(() => unreachable('left over' as never)).toThrow('left over')
})
