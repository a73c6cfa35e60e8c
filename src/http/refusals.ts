/** The status of every refusal whose code does not say it by its ending. This is the one place that decides it. */
const STATUSES: Readonly<Record<string, number>> = {
  invalid_json: 400,
  not_utf8: 400,
  organization_not_named: 400,
  credential_missing: 401,
  credentials_wrong: 401,
  key_unknown: 401,
  second_factor_missing: 401,
  second_factor_wrong: 401,
  signature_refused: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  back_fill_running: 409,
  connection_ended: 409,
  event_conflict: 409,
  mail_on_its_way: 409,
  last_owner: 409,
  member_already: 409,
  person_exists: 409,
  second_factor_set: 409,
  not_allowed_now: 409,
  payment_differs: 409,
  work_already_billed: 409,
  idempotency_key_reused: 409,
  conflict_settled: 409,
  currency_fixed: 409,
  number_would_repeat: 409,
  stale_version: 412,
  body_too_large: 413,
  media_type_unsupported: 415,
  version_not_said: 428,
  too_many_requests: 429,
  too_many_streams: 429,
  internal_error: 500,
  changes_not_heard: 503,
  database_unavailable: 503,
  storage_full: 503,
}

/** The HTTP status a refusal is answered with: content that cannot be taken is 422 unless something above says more. */
export function statusOf(code: string): number {
  return STATUSES[code] ?? (code.endsWith('_not_found') ? 404 : 422)
}

/** The phrase that belongs to a status, as a problem's title. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Content not accepted',
  428: 'Version required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}
