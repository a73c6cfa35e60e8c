import people from './people.ts'
import shell from './shell.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default { people, shell }
