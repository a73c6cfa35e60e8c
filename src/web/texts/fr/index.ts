import audit from './audit.ts'
import books from './books.ts'
import customers from './customers.ts'
import settings from './settings.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { audit, books, customers, settings, shell }
