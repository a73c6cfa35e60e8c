// Made by scripts/generate-schema-types.ts from the migrations. Do not edit: a test compares it with them.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = ColumnType<JsonValue, string, string>;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface Account {
  active: Generated<boolean>;
  code: string;
  name: string;
  org_id: string;
  role: string | null;
  type: string;
}

export interface Allocation {
  allocated_on: string;
  amount: bigint;
  difference: Generated<bigint>;
  id: string;
  invoice_id: string;
  of_credit: Generated<boolean>;
  org_id: string;
  recorded_at: string;
  source_id: string;
  source_type: string;
}

export interface AllocationUndo {
  actor: string;
  allocation_id: string;
  id: string;
  org_id: string;
  reason: string;
  recorded_at: string;
  undone_on: string;
}

export interface ApiKey {
  created_at: string;
  created_by: string | null;
  expires_at: string | null;
  id: string;
  last_used_at: string | null;
  name: string;
  org_id: string;
  previous_hash: Buffer | null;
  previous_until: string | null;
  revoked_at: string | null;
  role: string;
  secret_hash: Buffer;
}

export interface Attachment {
  actor: string;
  attached_at: string;
  hash: string;
  id: string;
  manual_id: string;
  media_type: string;
  name: string;
  org_id: string;
  size: number;
}

export interface AttachmentContent {
  bytes: Buffer;
  hash: string;
  org_id: string;
}

export interface AttachmentWithdrawal {
  actor: string;
  attachment_id: string;
  org_id: string;
  reason: string;
  withdrawn_at: string;
}

export interface BackFill {
  attempts: Generated<number>;
  connection_id: string;
  dry_run: boolean;
  failed: Generated<number>;
  finished_at: string | null;
  id: string;
  nothing: Generated<number>;
  org_id: string;
  read: Generated<number>;
  read_to: string;
  reason: string | null;
  refused: Generated<number>;
  seen: Generated<string[]>;
  since: string;
  started_at: string;
  started_by: string;
  state: string;
  told: Generated<number>;
}

export interface BalanceDay {
  account: string;
  credit: bigint;
  currency: string;
  date: string;
  debit: bigint;
  org_id: string;
  postings: bigint;
}

export interface BalanceMonth {
  account: string;
  credit: bigint;
  currency: string;
  debit: bigint;
  month: string;
  org_id: string;
  postings: bigint;
}

export interface BookLink {
  at: string;
  attachments: Generated<Buffer>;
  customers: Buffer;
  digests: Buffer;
  documents: Buffer;
  entries: Buffer;
  hash: Buffer;
  instalments: Buffer | null;
  mark: Buffer | null;
  org_id: string;
  revisions: Buffer;
  seq: bigint;
  versions: number[];
}

export interface Customer {
  created_at: string;
  external_id: string;
  id: string;
  org_id: string;
  source: string;
  version: Generated<number>;
}

export interface CustomerVersion {
  address: Json | null;
  company: string | null;
  created_at: string;
  customer_id: string;
  email: string | null;
  name: string;
  org_id: string;
  phone: string | null;
  tax_id: string | null;
  terms: string | null;
  version: number;
}

export interface Deduction {
  deposit_id: string;
  invoice_id: string;
  org_id: string;
  position: number;
  revision: number;
}

export interface DocumentLink {
  created_at: string;
  created_by: string;
  expires_at: string | null;
  first_seen_at: string | null;
  id: string;
  invoice_id: string;
  org_id: string;
  revoked_at: string | null;
  token: Buffer;
  token_hash: Buffer;
}

export interface ExchangeRate {
  actor: string;
  base: string;
  currency: string;
  day: string;
  id: string;
  org_id: string;
  rate: string;
  recorded_at: string;
}

export interface History {
  actor: string;
  after: Json | null;
  at: string;
  before: Json | null;
  event_id: string | null;
  id: string;
  org_id: string;
  reason: string | null;
  said: Json | null;
  sentence: string;
  subject_id: string;
  subject_type: string;
  verb: string;
}

export interface InstalmentPlan {
  actor: string;
  agreed_due_on: string;
  by_client: Generated<boolean>;
  currency: string;
  id: string;
  invoice_id: string;
  org_id: string;
  parts: Json;
  reason: string | null;
  recorded_at: string;
  set_on: string;
  total: bigint;
}

export interface Invitation {
  accepted_at: string | null;
  created_at: string;
  created_by: string;
  email: string;
  expires_at: string;
  id: string;
  org_id: string;
  revoked_at: string | null;
  role: string;
  secret_hash: Buffer;
}

export interface Invoice {
  archived_at: string | null;
  created_at: string;
  created_by: string;
  credited: Generated<bigint>;
  crediting: Json | null;
  currency: string;
  customer_id: string;
  customer_version: number;
  discount: bigint;
  document_discount: Json | null;
  due_on: string;
  end_reason: string | null;
  ended_at: string | null;
  ended_on: string | null;
  event_id: string | null;
  held_before: bigint | null;
  id: string;
  instalments: Json | null;
  issued_on: string;
  kind: string;
  line_count: number;
  moved_before: string | null;
  moved_first: string | null;
  moved_last: string | null;
  net: bigint;
  notes: string | null;
  number: string | null;
  number_key: Generated<string>;
  number_seq: bigint | null;
  open: Generated<bigint>;
  org_id: string;
  original_id: string | null;
  paid: Generated<bigint>;
  posted_at: string | null;
  prices_include_tax: boolean;
  profile_version: number;
  published_at: string | null;
  receivable: Generated<bigint>;
  reference: string | null;
  reference_back: Generated<string | null>;
  reference_key: Generated<string | null>;
  refunded: Generated<bigint>;
  review: Json | null;
  revision: Generated<number>;
  seller_version: number;
  sent_at: string | null;
  series: string;
  stage: string;
  standing: Generated<number>;
  subtotal: bigint;
  superseded_by: string | null;
  tax: bigint;
  tax_groups: Json;
  tax_rounding: string;
  terms: string;
  total: bigint;
  version: Generated<number>;
  viewed_at: string | null;
  written_off: Generated<bigint>;
}

export interface InvoiceCount {
  currency: string;
  documents: bigint;
  due_on: string;
  open: bigint;
  org_id: string;
  standing: number;
  total: bigint;
}

export interface InvoiceLine {
  description: string;
  discount: bigint;
  discount_kind: string | null;
  discount_value: string | null;
  document_discount: bigint;
  gross: bigint;
  invoice_id: string;
  kind: string;
  net: bigint;
  org_id: string;
  position: number;
  quantity: string;
  revision: number;
  tax: bigint;
  tax_category: string;
  tax_jurisdiction: string | null;
  tax_rate: string;
  total: bigint;
  unit: string | null;
  unit_price: string;
  work_id: string | null;
}

export interface JournalEntry {
  actor: string;
  amount: bigint;
  currency: string;
  customer_id: string | null;
  date: string;
  description: string;
  document_id: string;
  document_type: string;
  event_id: string | null;
  id: string;
  kind: string;
  org_id: string;
  posting_count: number;
  recorded_at: string;
  reverses: string | null;
  taxes: Json | null;
}

export interface Keeper {
  person_id: string;
  since: string;
}

export interface KeptAnswer {
  answer: Buffer | null;
  caller: string;
  created_at: string;
  fingerprint: Buffer;
  key: string;
  org_id: string;
}

export interface LineAccount {
  account: string;
  invoice_id: string;
  org_id: string;
  position: number;
  revision: number;
}

export interface Mail {
  act: string;
  attempts: Generated<number>;
  client_id: string | null;
  content: Buffer | null;
  created_at: string;
  created_by: string;
  id: string;
  invoice_id: string | null;
  is_secret: boolean;
  kind: string;
  org_id: string;
  reason: string | null;
  recipient: string;
  reply_to: string | null;
  sender: string;
  sent_at: string | null;
  state: string;
  subject: string;
  tried_at: string | null;
}

export interface ManualEntry {
  actor: string;
  due_on: string | null;
  id: string;
  kind: string;
  org_id: string;
  reason: string | null;
  recorded_at: string;
  recurring_id: string | null;
  reference: string | null;
}

export interface Membership {
  joined_at: string;
  org_id: string;
  person_id: string;
  role: string;
}

export interface NumberSeries {
  code: string;
  next: Generated<bigint>;
  org_id: string;
  pattern: string;
  prefix: string;
  year: number | null;
  yearly_reset: Generated<boolean>;
}

export interface Organization {
  closed_through: Generated<string | null>;
  created_at: string;
  currency: string;
  fiscal_year_end: Generated<string>;
  hard_locked_through: string | null;
  name: string;
  org_id: string;
  portal: Generated<Json>;
  slug: string;
  soft_locked_through: string | null;
  tax_locked_through: string | null;
  time_zone: string;
  version: Generated<number>;
}

export interface OrganizationVersion {
  created_at: string;
  created_by: string;
  logo: Generated<string | null>;
  org_id: string;
  profile: Json;
  seller: Json;
  version: number;
}

export interface OwnerLink {
  created_at: string;
  expires_at: string | null;
  id: string;
  secret_hash: Buffer;
  used_at: string | null;
}

export interface Payment {
  actor: string;
  alert: Json | null;
  alert_settled_at: string | null;
  amount: bigint;
  body_hash: Buffer;
  currency: string;
  customer_id: string;
  id: string;
  memo: string | null;
  method: string;
  org_id: string;
  provider: string;
  provider_id: string;
  provider_key: Generated<string>;
  received_on: string;
  recorded_at: string;
  reference: string | null;
  reference_key: Generated<string | null>;
  unapplied: bigint;
}

export interface Payout {
  actor: string;
  currency: string;
  fee: bigint;
  gross: bigint;
  id: string;
  net: bigint;
  org_id: string;
  paid_on: string;
  provider: string;
  provider_id: string;
  recorded_at: string;
  reference: string | null;
  take: number;
}

export interface Picture {
  bytes: Buffer;
  created_at: string;
  hash: string;
  height: number;
  media_type: string;
  org_id: string;
  width: number;
}

export interface PortalClient {
  customer_id: string;
  email: string;
  entered_at: string | null;
  id: string;
  invited_at: string;
  invited_by: string;
  language: Generated<string>;
  last_seen_at: string | null;
  org_id: string;
  revoked_at: string | null;
}

export interface PortalLink {
  created_at: string;
  email: string;
  expires_at: string;
  id: string;
  org_id: string;
  token_hash: Buffer;
  used_at: string | null;
}

export interface PortalSession {
  created_at: string;
  email: string;
  expires_at: string;
  id: string;
  org_id: string;
  token_hash: Buffer;
}

export interface Posting {
  account: string;
  amount: bigint;
  currency: string;
  date: string;
  entry_id: string;
  invoice_id: string | null;
  line: number;
  org_id: string;
}

export interface ReceivableDay {
  amount: bigint;
  currency: string;
  due_on: string;
  items: bigint;
  org_id: string;
  stage: string;
}

export interface RecurringEntry {
  actor: string;
  currency: string;
  day: number;
  description: string;
  ends_on: string | null;
  every: string;
  id: string;
  lines: Json;
  made: Generated<number>;
  most: number | null;
  next_on: string | null;
  org_id: string;
  paused: Generated<boolean>;
  problem: string | null;
  recorded_at: string;
  reference: string | null;
  starts_on: string;
}

export interface Refund {
  actor: string;
  amount: bigint;
  currency: string;
  id: string;
  invoice_id: string | null;
  org_id: string;
  payment_id: string;
  reason: string;
  recorded_at: string;
  refunded_on: string;
}

export interface Reinstatement {
  actor: string;
  id: string;
  org_id: string;
  reason: string;
  recorded_at: string;
  reinstated_on: string;
  write_off_id: string;
}

export interface Revaluation {
  actor: string;
  day: string;
  id: string;
  org_id: string;
  recorded_at: string;
}

export interface SavedView {
  columns: string[] | null;
  id: string;
  list: string;
  name: string;
  org_id: string;
  owner: string | null;
  search: Json;
  updated_at: string;
}

export interface SourceConnection {
  api_key: Buffer;
  base_url: string;
  check_points: Json | null;
  checked_at: string | null;
  created_at: string;
  id: string;
  kind: string;
  orders_read_to: string | null;
  org_id: string;
  path_hash: Buffer;
  poll_failures: Generated<number>;
  poll_found: Generated<number>;
  poll_minutes: Generated<number>;
  poll_outcome: string | null;
  poll_reason: string | null;
  polled_at: string | null;
  rates_read_to: string | null;
  revoked_at: string | null;
  secrets: Buffer | null;
  source: string;
}

export interface SourceName {
  kind: string;
  name: string;
  org_id: string;
}

export interface TaxDay {
  base: bigint;
  category: string;
  currency: string;
  date: string;
  jurisdiction: Generated<string>;
  org_id: string;
  rate: string;
  tax: bigint;
}

export interface WebhookDelivery {
  attempts: Generated<number>;
  body: Json;
  connection_id: string;
  event: string;
  external_id: string;
  id: string;
  org_id: string;
  outcome: Generated<string>;
  reason: string | null;
  received_at: string;
  settled_at: string | null;
  signature: string;
  via: Generated<string>;
}

export interface WebhookMapping {
  actor: string;
  made_at: string;
  mapping: Json;
  org_id: string;
  source_id: string;
  version: number;
}

export interface WebhookSource {
  created_at: string;
  id: string;
  is_active: boolean;
  kind: Generated<string | null>;
  mapping_version: number;
  name: string;
  org_id: string;
  samples: Json;
  secrets: Buffer;
  turned_away: Generated<bigint>;
  turned_away_at: string | null;
}

export interface WebhookSourceDelivery {
  attempts: number;
  body: Json;
  event_id: string | null;
  external_id: string;
  id: string;
  mapping_version: number;
  org_id: string;
  outcome: string;
  problems: Json;
  reason: string | null;
  received_at: string;
  sent_at: string;
  settled_at: string;
  source_id: string;
}

export interface Work {
  as_of: string;
  billed: Generated<boolean>;
  currency: string;
  customer_id: string | null;
  event_id: string;
  external_id: string;
  id: string;
  kind: string;
  occurred_on: string;
  org_id: string;
  price_reference: string | null;
  reference: string;
  reference_back: Generated<string>;
  reference_key: Generated<string>;
  review: Json | null;
  source: string;
  stage: string;
  title: string;
  value: bigint;
}

export interface WorkBilling {
  amount: bigint;
  invoice_id: string;
  org_id: string;
  state: string;
  work_id: string;
}

export interface WorkEvent {
  actor: string;
  body: Json;
  body_hash: Buffer;
  code: string | null;
  external_id: string;
  id: string;
  occurred_at: string;
  org_id: string;
  outcome: string;
  plan: Json | null;
  reason: string | null;
  recorded_at: string;
  said: Json | null;
  source: string;
  type: string;
  work_id: string | null;
}

export interface WorkEventConflict {
  applied_event_id: string | null;
  body: Json;
  body_hash: Buffer;
  event_id: string;
  id: string;
  org_id: string;
  recorded_at: string;
  resolution: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
}

export interface WriteOff {
  actor: string;
  amount: bigint;
  currency: string;
  id: string;
  invoice_id: string;
  org_id: string;
  reason: string;
  recorded_at: string;
  written_off_on: string;
}

export interface WriteOffEntry {
  entry_id: string;
  org_id: string;
  write_off_id: string;
}

export interface YearClose {
  actor: string;
  ends_on: string;
  id: string;
  org_id: string;
  recorded_at: string;
  starts_on: string;
}

export interface DB {
  account: Account;
  allocation: Allocation;
  allocation_undo: AllocationUndo;
  api_key: ApiKey;
  attachment: Attachment;
  attachment_content: AttachmentContent;
  attachment_withdrawal: AttachmentWithdrawal;
  back_fill: BackFill;
  balance_day: BalanceDay;
  balance_month: BalanceMonth;
  book_link: BookLink;
  customer: Customer;
  customer_version: CustomerVersion;
  deduction: Deduction;
  document_link: DocumentLink;
  exchange_rate: ExchangeRate;
  history: History;
  instalment_plan: InstalmentPlan;
  invitation: Invitation;
  invoice: Invoice;
  invoice_count: InvoiceCount;
  invoice_line: InvoiceLine;
  journal_entry: JournalEntry;
  keeper: Keeper;
  kept_answer: KeptAnswer;
  line_account: LineAccount;
  mail: Mail;
  manual_entry: ManualEntry;
  membership: Membership;
  number_series: NumberSeries;
  organization: Organization;
  organization_version: OrganizationVersion;
  owner_link: OwnerLink;
  payment: Payment;
  payout: Payout;
  picture: Picture;
  portal_client: PortalClient;
  portal_link: PortalLink;
  portal_session: PortalSession;
  posting: Posting;
  receivable_day: ReceivableDay;
  recurring_entry: RecurringEntry;
  refund: Refund;
  reinstatement: Reinstatement;
  revaluation: Revaluation;
  saved_view: SavedView;
  source_connection: SourceConnection;
  source_name: SourceName;
  tax_day: TaxDay;
  webhook_delivery: WebhookDelivery;
  webhook_mapping: WebhookMapping;
  webhook_source: WebhookSource;
  webhook_source_delivery: WebhookSourceDelivery;
  work: Work;
  work_billing: WorkBilling;
  work_event: WorkEvent;
  work_event_conflict: WorkEventConflict;
  write_off: WriteOff;
  write_off_entry: WriteOffEntry;
  year_close: YearClose;
}
