-- Passkeys of people who sign in: better-auth's own table, as its passkey plugin 1.7.5 wants it (see 0040).
create table billhook_people.passkey (
  "id"           uuid primary key,
  "name"         text,
  "publicKey"    text not null,
  "userId"       uuid not null references billhook_people.person on delete cascade,
  "credentialID" text not null unique,                 -- as the authenticator named it
  "counter"      integer not null,                     -- of uses, where the authenticator counts them
  "deviceType"   text not null,
  "backedUp"     boolean not null,
  "transports"   text,
  "createdAt"    timestamptz,
  "aaguid"       text                                  -- the authenticator's make
);
create index passkey_of_person on billhook_people.passkey ("userId");
