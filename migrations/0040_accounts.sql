-- People who sign in. Their tables are better-auth's, as its 1.7.5 wants them (names in camelCase are its own), in a
-- schema of their own: a person belongs to no organization. Instants it forgets to give are the clock's.
create schema billhook_people;

create table billhook_people.person (
  "id"               uuid primary key,
  "name"             text not null,
  "email"            text not null unique,             -- in small letters
  "emailVerified"    boolean not null,
  "image"            text,
  "createdAt"        timestamptz not null default current_timestamp,
  "updatedAt"        timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);

create table billhook_people.session (
  "id"        uuid primary key,
  "expiresAt" timestamptz not null,
  "token"     text not null unique,                    -- the cookie bears it signed with the installation's key
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    uuid not null references billhook_people.person on delete cascade
);
create index session_of_person on billhook_people.session ("userId");

create table billhook_people.credential (
  "id"                    uuid primary key,
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references billhook_people.person on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,                        -- scrypt
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index credential_of_person on billhook_people.credential ("userId");

create table billhook_people.verification (
  "id"         uuid primary key,
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default current_timestamp,
  "updatedAt"  timestamptz not null default current_timestamp
);
create index verification_identifier on billhook_people.verification ("identifier");

create table billhook_people.second_factor (
  "id"                      uuid primary key,
  "secret"                  text not null,             -- encrypted, as the recovery codes are
  "backupCodes"             text not null,
  "userId"                  uuid not null references billhook_people.person on delete cascade,
  "verified"                boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index second_factor_of_person on billhook_people.second_factor ("userId");

-- Who works for an organization, and as what. No reference to the person: nothing crosses from an organization's shard.
create table membership (
  org_id    uuid not null references organization,
  person_id uuid not null,
  role      text not null check (role in ('owner', 'administrator', 'billing_specialist', 'accountant', 'dispatcher', 'viewer')),
  joined_at timestamptz not null,
  primary key (org_id, person_id)
);
create index membership_of_person on membership (person_id);

-- An invitation's text names its organization, as a key's does; only a hash of its secret is kept.
create table invitation (
  org_id      uuid not null references organization,
  id          uuid not null,
  email       text not null check (email = lower(email)),
  role        text not null check (role in ('owner', 'administrator', 'billing_specialist', 'accountant', 'dispatcher', 'viewer')),
  secret_hash bytea not null,
  created_at  timestamptz not null,
  created_by  text not null,
  expires_at  timestamptz not null,
  accepted_at timestamptz,
  revoked_at  timestamptz,
  primary key (org_id, id)
);

-- People who may open further books in this installation.
create table keeper (
  person_id uuid primary key,
  since     timestamptz not null
);

-- Links by which somebody becomes a keeper and an owner everywhere; printed once, used once. Only a hash is kept.
create table owner_link (
  id          uuid primary key,
  secret_hash bytea not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  used_at     timestamptz
);

do $$
declare t text;
begin
  foreach t in array array['membership', 'invitation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_rows on %I using (org_id = (select nullif(current_setting(''billhook.org'', true), '''')::uuid))', t);
  end loop;
end $$;
-- A person sees where they belong, and nothing else of it, before any organization is named.
create policy own_person on membership for select
  using (person_id = (select nullif(current_setting('billhook.person', true), '')::uuid));
