-- An API key can be rotated (the old secret goes on for a while), end by itself, and says when it was last used.
alter table api_key
  add column previous_hash  bytea,
  add column previous_until timestamptz,
  add column expires_at     timestamptz,
  add column last_used_at   timestamptz,
  add column created_by     text;

-- How a contradiction was settled: the first telling stands, or the other one was carried out as an event of its own.
alter table work_event_conflict
  add column resolution  text check (resolution in ('recorded_stands', 'contradicting_applied')),
  add column resolved_by text,
  add column applied_event_id uuid,
  add check ((resolved_at is null) = (resolution is null));
create index work_event_conflict_open on work_event_conflict (org_id, id) where resolved_at is null;
