-- Staff: accounts, settings, history, audit, prints, drafts.
-- Instants are UTC milliseconds. Append-only tables refuse UPDATE, DELETE and INSERT OR
-- REPLACE; the one change that they allow is erasure, once, with the erasure's number.

create table account (
  id       integer primary key,
  slot     text unique,                -- the key slot that her password opens; null when she left
  login    text not null check (length(login) between 2 and 40),
  login_key text not null,             -- login folded, so that two don't differ by case only
  name     text not null check (length(trim(name)) > 0),
  active   integer not null default 1 check (active in (0, 1)),
  made_at  integer not null,
  made_by  integer references account (id),
  left_at  integer,
  check ((active = 1) = (left_at is null)),
  check (active = 1 or slot is null)
) strict;
create unique index account_login on account (login_key) where active = 1;

create table account_role (
  account integer not null references account (id),
  role    text not null check (role in ('director', 'desk', 'social', 'psychologist', 'lawyer',
                                        'nurse', 'supplies', 'technical', 'inspector')),
  primary key (account, role)
) strict, without rowid;

create trigger account_not_replaced before insert on account
when exists (select 1 from account where id = new.id or slot = new.slot)
begin select raise(abort, 'refused.account_exists'); end;

create trigger account_stays before delete on account
begin select raise(abort, 'refused.account_stays'); end;

create trigger account_keeps_slot before update of slot on account
when new.active = 1 and old.slot is not null and new.slot is null
begin select raise(abort, 'refused.account_slot'); end;

create trigger account_last_director before update of active, id on account
when (new.active = 0 or new.id <> old.id) and old.active = 1
 and exists (select 1 from account_role where account = old.id and role = 'director')
 and not exists (select 1 from account_role r join account a on a.id = r.account
                 where r.role = 'director' and a.active = 1 and a.id <> old.id)
begin select raise(abort, 'refused.last_director'); end;

create trigger role_last_director before delete on account_role
when old.role = 'director'
 and exists (select 1 from account where id = old.account and active = 1)
 and not exists (select 1 from account_role r join account a on a.id = r.account
                 where r.role = 'director' and a.active = 1 and a.id <> old.account)
begin select raise(abort, 'refused.last_director'); end;

create trigger role_unchanged before update on account_role
begin select raise(abort, 'refused.role_unchanged'); end;

create table setting (
  key   text primary key check (length(key) > 0),
  value text not null
) strict, without rowid;

-- A person's random key. Digests in the audit are made with it; without it they tell nothing.
create table subject_key (
  subject integer primary key,
  key     blob check (key is null or length(key) = 32),
  erased  integer,
  check ((key is null) = (erased is not null))
) strict;

create trigger subject_key_new before insert on subject_key
when new.key is null or exists (select 1 from subject_key where subject = new.subject)
begin select raise(abort, 'refused.append_only'); end;
create trigger subject_key_erased_once before update on subject_key
when old.key is null or new.key is not null or new.subject <> old.subject
begin select raise(abort, 'refused.append_only'); end;
create trigger subject_key_stays before delete on subject_key
begin select raise(abort, 'refused.append_only'); end;

-- The audit: who did what to which record. It holds no value of a person but the reason,
-- which is outside the chain (the chain covers its digest) and can be erased.
create table audit (
  no            integer primary key,
  at            integer not null,
  account       integer references account (id),   -- null: the program itself
  role          text not null,
  action        text not null check (length(action) > 0),
  entity        text not null,
  entity_id     integer,
  subject       integer,                            -- the resident whom it is about
  fields        text not null,                      -- names, separated by blanks
  digest        blob check (digest is null or length(digest) = 32),
  reason        text,
  reason_digest blob check (reason_digest is null or length(reason_digest) = 32),
  erased        integer,
  chain         blob not null check (length(chain) = 32)
) strict;
create index audit_entity on audit (entity, entity_id);
create index audit_at on audit (at);
create index audit_subject on audit (subject) where subject is not null;

create trigger audit_grows before insert on audit
when new.no is not 1 + coalesce((select max(no) from audit), 0) or new.erased is not null
begin select raise(abort, 'refused.append_only'); end;
create trigger audit_unchanged before update on audit
when old.erased is not null or new.erased is null or new.reason is not null
  or new.no <> old.no or new.at <> old.at or new.account is not old.account or new.role <> old.role
  or new.action <> old.action or new.entity <> old.entity or new.entity_id is not old.entity_id
  or new.subject is not old.subject or new.fields <> old.fields or new.digest is not old.digest
  or new.reason_digest is not old.reason_digest or new.chain <> old.chain
begin select raise(abort, 'refused.append_only'); end;
create trigger audit_stays before delete on audit
begin select raise(abort, 'refused.append_only'); end;

-- The end of the chain under its own code, so that cutting rows off the end shows.
create table audit_head (
  id integer primary key check (id = 1),
  no integer not null,
  code blob not null check (length(code) = 32)
) strict;
create trigger audit_head_new before insert on audit_head
when exists (select 1 from audit_head)
begin select raise(abort, 'refused.append_only'); end;
create trigger audit_head_grows before update on audit_head
when new.id <> old.id or new.no <> old.no + 1
begin select raise(abort, 'refused.append_only'); end;
create trigger audit_head_stays before delete on audit_head
begin select raise(abort, 'refused.append_only'); end;

-- What each field was and became.
create table history (
  id         integer primary key,
  audit      integer not null references audit (no),
  entity     text not null,
  entity_id  integer not null,
  subject    integer,
  field      text not null,
  class      text not null check (class in ('F1', 'F2', 'F3', 'F4', 'F5')),
  old        text,
  new        text,
  by_account integer references account (id),
  role       text not null,
  at         integer not null,
  reason     text,
  erased     integer
) strict;
create index history_entity on history (entity, entity_id, id);
create index history_audit on history (audit, id);
create index history_subject on history (subject) where subject is not null;

create trigger history_grows before insert on history
when new.erased is not null or exists (select 1 from history where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger history_unchanged before update on history
when old.erased is not null or new.erased is null
  or new.old is not null or new.new is not null or new.reason is not null
  or new.id <> old.id or new.audit <> old.audit or new.entity <> old.entity or new.entity_id <> old.entity_id
  or new.subject is not old.subject or new.field <> old.field or new.class <> old.class
  or new.by_account is not old.by_account or new.role <> old.role or new.at <> old.at
begin select raise(abort, 'refused.append_only'); end;
create trigger history_stays before delete on history
begin select raise(abort, 'refused.append_only'); end;

-- Every print. A number is reserved before the sheet is laid out and never used again.
create table print_log (
  no           integer primary key,
  state        text not null check (state in ('reserved', 'printed', 'void')),
  sheet        text not null check (length(sheet) > 0),
  level        text not null check (level in ('', 'A', 'B', 'C')),
  class        text not null check (class in ('F1', 'F2', 'F3', 'F4', 'F5', 'public')),
  lang         text not null,
  params       text not null,          -- dates, numbers and codes; never a name
  resident     integer,
  copies       integer not null check (copies between 1 and 99),
  reason       text,
  figures      blob check (figures is null or length(figures) = 32),
  at           integer not null,
  by_account   integer not null references account (id),
  role         text not null,
  printed_at   integer,
  pages        integer check (pages is null or pages > 0),
  bytes        blob check (bytes is null or length(bytes) = 32),
  void_reason  text,
  destroy_by   integer,
  destroyed_on integer,
  destroyed_by integer references account (id),
  check (level <> 'C' or length(trim(coalesce(reason, ''))) > 0),
  check (case state
    when 'reserved' then printed_at is null and pages is null and bytes is null and void_reason is null
    when 'printed'  then printed_at is not null and pages is not null and bytes is not null and void_reason is null
    else length(trim(coalesce(void_reason, ''))) > 0 and printed_at is null and pages is null and bytes is null end),
  check ((destroyed_on is null) = (destroyed_by is null)),
  check (destroyed_on is null or state = 'printed')
) strict;
create index print_log_at on print_log (at);
create index print_log_due on print_log (destroy_by)
  where state = 'printed' and destroyed_on is null and destroy_by is not null;

create trigger print_log_grows before insert on print_log
when new.state <> 'reserved' or new.no is not 1 + coalesce((select max(no) from print_log), 0)
begin select raise(abort, 'refused.print_number'); end;
create trigger print_log_stays before delete on print_log
begin select raise(abort, 'refused.append_only'); end;
create trigger print_log_facts before update on print_log
when new.no <> old.no or new.sheet <> old.sheet or new.level <> old.level or new.class <> old.class
  or new.lang <> old.lang or new.params <> old.params or new.resident is not old.resident
  or new.copies <> old.copies or new.reason is not old.reason or new.figures is not old.figures
  or new.at <> old.at or new.by_account <> old.by_account or new.role <> old.role
  or new.destroy_by is not old.destroy_by
begin select raise(abort, 'refused.append_only'); end;
create trigger print_log_state before update on print_log
when old.state = 'reserved' and new.state not in ('printed', 'void')
  or old.state <> 'reserved' and (new.state <> old.state or new.printed_at is not old.printed_at
     or new.pages is not old.pages or new.bytes is not old.bytes or new.void_reason is not old.void_reason
     or old.destroyed_on is not null or new.destroyed_on is null)
  or old.state = 'reserved' and new.destroyed_on is not null
begin select raise(abort, 'refused.print_state'); end;

-- What somebody was typing. The owner's only; never a record.
create table draft (
  account  integer not null references account (id),
  form     text not null check (length(form) > 0),
  body     blob not null,
  saved_at integer not null,
  primary key (account, form)
) strict, without rowid;
