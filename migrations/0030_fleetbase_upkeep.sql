-- Beside webhooks, changes are found by asking (polls) and told of old orders on request (back-fills). All are kept the
-- same way, with what became of them.
alter table webhook_delivery
  add column via text not null default 'webhook' check (via in ('webhook', 'poll', 'back_fill'));
create index webhook_delivery_of_connection on webhook_delivery (org_id, connection_id, id);
create index webhook_delivery_by_outcome on webhook_delivery (org_id, connection_id, outcome, id);

alter table source_connection
  add column poll_minutes   integer not null default 5 check (poll_minutes between 0 and 1440), -- 0: never
  add column orders_read_to timestamptz,             -- how far polls have read, by the source's own clock
  add column rates_read_to  timestamptz,
  add column polled_at      timestamptz,
  add column poll_outcome   text check (poll_outcome in ('done', 'failed')),
  add column poll_reason    text,
  add column poll_found     integer not null default 0,  -- changes the last poll found that nobody had told of
  add column poll_failures  integer not null default 0,  -- in a row
  add column checked_at     timestamptz,
  add column check_points   jsonb;                   -- what the last check found

-- Telling of the orders there were before.
create table back_fill (
  org_id        uuid not null,
  id            uuid not null,
  connection_id uuid not null,
  since         timestamptz not null,
  dry_run       boolean not null,                    -- only counts what it would tell
  state         text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  read_to       timestamptz not null,                -- orders made before are done, and at this second those in seen
  seen          text[] not null default '{}',
  read          integer not null default 0 check (read = told + nothing + refused + failed),
  told          integer not null default 0,
  nothing       integer not null default 0,
  refused       integer not null default 0,
  failed        integer not null default 0,
  attempts      integer not null default 0,          -- in vain, in a row
  reason        text,                                -- the last thing that went wrong
  started_at    timestamptz not null,
  started_by    text not null,
  finished_at   timestamptz check ((finished_at is null) = (state = 'running')),
  primary key (org_id, id),
  foreign key (org_id, connection_id) references source_connection
);
create unique index back_fill_one_at_a_time on back_fill (org_id, connection_id) where state = 'running';
create index back_fill_of_connection on back_fill (org_id, connection_id, id);
alter table back_fill enable row level security;
create policy own_rows on back_fill using (org_id = (select nullif(current_setting('billhook.org', true), '')::uuid));
