export type StartRefusedCode =
  | 'data_folder_in_use'
  | 'data_folder_unfit'
  | 'engine_missing'
  | 'engine_would_not_start'
  | 'engine_too_old'
  | 'engine_unfit'
  | 'migration_changed'
  | 'migration_failed'
  | 'migration_missing'
  | 'program_role_unfit'

/**
 * The program cannot start and a person must do something about it. The message is one plain sentence or two that say
 * what; doors print it without a stack trace.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
  readonly code: StartRefusedCode

  constructor(code: StartRefusedCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}
