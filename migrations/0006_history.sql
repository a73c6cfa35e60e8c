-- Every change of state in plain sentences: who, what, why, before, after. A document made by a work event has that
-- event as its birth certificate; every other act has a row here.
create table history (
  org_id       uuid not null,
  id           uuid not null,
  at           timestamptz not null,
  actor        text not null,
  subject_type text not null,
  subject_id   uuid not null,
  verb         text not null,
  sentence     text not null,
  reason       text,
  before       jsonb,
  after        jsonb,
  event_id     uuid,
  primary key (org_id, id)
);
create index history_of_subject on history (org_id, subject_id, id);
