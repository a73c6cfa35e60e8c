import audit from './audit.ts'
import books from './books.ts'
import customers from './customers.ts'
import dashboard from './dashboard.ts'
import editor from './editor.ts'
import list from './list.ts'
import lists from './lists.ts'
import live from './live.ts'
import palette from './palette.ts'
import payments from './payments.ts'
import people from './people.ts'
import settings from './settings.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default {
  audit,
  books,
  customers,
  dashboard,
  editor,
  list,
  lists,
  live,
  palette,
  payments,
  people,
  settings,
  shell,
}
