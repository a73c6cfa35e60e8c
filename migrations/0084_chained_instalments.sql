-- What was agreed about instalments is chained too. A link from before has none here, not even an empty list: the first
-- that is added after it takes in every plan that stands then.
alter table book_link add column instalments bytea; -- ids of plans, 16 bytes each
