import { describe, expect, test } from 'vitest'
import type { CustomerRef } from '../work/event.ts'
import { mergeCustomer, type Customer } from './customer.ts'

const newId = (): string => 'customer-1'
const ref: CustomerRef = {
  id: 'acme',
  name: 'Acme Foods',
  company: 'Acme Inc.',
  email: 'ap@acme.test',
  phone: '+65 9',
  taxId: 'SG9',
  address: { street: '1 A Road', city: 'Singapore', country: 'SG' },
}
const known: Customer = { ...mergeCustomer(null, 'ops', ref, newId), recorded: true, terms: 'net 10' }
const told = (more: Partial<CustomerRef>): Customer => mergeCustomer(known, 'ops', { ...ref, ...more }, newId)

test('a customer named for the first time is version 1, not recorded yet', () => {
  expect(mergeCustomer(null, 'ops', ref, newId)).toEqual({
    id: 'customer-1',
    source: 'ops',
    externalId: 'acme',
    version: 1,
    name: 'Acme Foods',
    company: 'Acme Inc.',
    email: 'ap@acme.test',
    phone: '+65 9',
    taxId: 'SG9',
    address: { street: '1 A Road', city: 'Singapore', country: 'SG' },
    terms: null,
    recorded: false,
  })
})

test('what a source never says is not known', () => {
  const bare = mergeCustomer(null, 'ops', { id: 'acme', name: 'Acme Foods' }, newId)
  expect(bare).toMatchObject({ company: null, email: null, phone: null, taxId: null, address: null })
})

describe('told again', () => {
  test('with nothing changed it is the very same', () => {
    expect(told({})).toBe(known)
    expect(told({ address: { country: 'SG', city: 'Singapore', street: '1 A Road' } })).toBe(known)
  })

  test('what is left out stays as it was', () => {
    expect(mergeCustomer(known, 'ops', { id: 'acme', name: 'Acme Foods' }, newId)).toBe(known)
    const renamed = mergeCustomer(known, 'ops', { id: 'acme', name: 'Acme' }, newId)
    expect(renamed).toMatchObject({
      name: 'Acme',
      company: 'Acme Inc.',
      email: 'ap@acme.test',
      phone: '+65 9',
      taxId: 'SG9',
      address: known.address,
      terms: 'net 10',
    })
  })

  test.each([
    { name: 'Acme' },
    { company: 'Acme Ltd' },
    { email: 'new@acme.test' },
    { phone: '+65 1' },
    { taxId: 'SG1' },
    { address: { street: '1 A Road', city: 'Singapore', country: 'SG', postalCode: '018956' } },
  ])('%j makes the next version of the same customer', (change) => {
    expect(told(change)).toEqual({ ...known, ...change, version: 2, recorded: false })
  })

  test('a version that is not recorded yet is changed in place', () => {
    const fresh = mergeCustomer(null, 'ops', ref, newId)
    expect(mergeCustomer(fresh, 'ops', { ...ref, phone: '+65 1' }, newId)).toMatchObject({
      version: 1,
      phone: '+65 1',
      recorded: false,
    })
    const next = told({ phone: '+65 1' })
    expect(mergeCustomer(next, 'ops', { ...ref, phone: '+65 2' }, newId)).toMatchObject({
      version: 2,
      phone: '+65 2',
      recorded: false,
    })
  })
})
