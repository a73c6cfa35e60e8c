import { Role } from '../../contract/role.ts'

/** Every role, the mightiest first. */
export const ROLES = Role.options
