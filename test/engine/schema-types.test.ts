import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaTypes } from '../../scripts/schema-types.ts'
import { testDatabase } from '../support/test-database.ts'

const { place } = await testDatabase()

test('the committed table types are those of the migrations (else: node scripts/generate-schema-types.ts)', async () => {
  const committed = readFileSync(new URL('../../src/store/engine/schema.ts', import.meta.url), 'utf8')
  expect(committed).toBe(await schemaTypes(place))
})
