-- The house log, shifts, and what one shift hands over to the next.
--
-- A line of the log is never changed: a correction is a new line that points at the old
-- one, each line can be corrected once. The one change that is allowed is erasure, once,
-- with the erasure's number; the salt goes with the text, so that the digest in the audit
-- tells nothing any more.
create table log_entry (
  id       integer primary key,
  at       integer not null,
  account  integer not null references account (id),
  role     text not null check (length(role) > 0),
  kind     text not null check (kind in ('routine', 'visitor', 'call', 'health', 'safety', 'repair', 'other')),
  resident integer references resident (id),
  text     text check (length(text) <= 4000 and length(trim(text)) > 0),
  salt     blob check (length(salt) = 16),
  corrects integer unique references log_entry (id),
  erased   integer,
  check ((text is null) = (erased is not null)),
  check ((salt is null) = (text is null))
) strict;
create index log_entry_at on log_entry (at);
create index log_entry_kind on log_entry (kind, id);
create index log_entry_account on log_entry (account, id);
create index log_entry_resident on log_entry (resident, id) where resident is not null;

create trigger log_entry_grows before insert on log_entry
when new.id is not 1 + coalesce((select max(id) from log_entry), 0) or new.erased is not null
begin select raise(abort, 'refused.append_only'); end;
create trigger log_entry_corrects before insert on log_entry
when new.corrects is not null
 and (exists (select 1 from log_entry where corrects = new.corrects)
   or not exists (select 1 from log_entry where id = new.corrects and erased is null))
begin select raise(abort, 'refused.log_corrected'); end;
create trigger log_entry_unchanged before update on log_entry
when old.erased is not null or new.erased is null or new.text is not null or new.salt is not null
  or new.id <> old.id or new.at <> old.at or new.account <> old.account or new.role <> old.role
  or new.kind <> old.kind or new.resident is not old.resident or new.corrects is not old.corrects
begin select raise(abort, 'refused.append_only'); end;
create trigger log_entry_stays before delete on log_entry
begin select raise(abort, 'refused.append_only'); end;

-- Who answers for the house from when on. One shift at a time; it ends when the next
-- begins. until_at is when it is meant to end.
create table shift (
  id        integer primary key,
  account   integer not null references account (id),
  from_at   integer not null,
  until_at  integer not null check (until_at > from_at),
  opened_at integer not null,
  opened_by integer not null references account (id),
  closed_at integer check (closed_at >= opened_at)
) strict;
create unique index shift_open on shift ((1)) where closed_at is null;
create index shift_opened on shift (opened_at);

create trigger shift_grows before insert on shift
when new.id is not 1 + coalesce((select max(id) from shift), 0) or new.closed_at is not null
  or exists (select 1 from shift where closed_at is null)
begin select raise(abort, 'refused.shift_open'); end;
create trigger shift_closes before update on shift
when old.closed_at is not null or new.closed_at is null or new.id <> old.id or new.account <> old.account
  or new.from_at <> old.from_at or new.until_at <> old.until_at or new.opened_at <> old.opened_at
  or new.opened_by <> old.opened_by
begin select raise(abort, 'refused.append_only'); end;
create trigger shift_stays before delete on shift
begin select raise(abort, 'refused.append_only'); end;

-- What a shift hands over: one sheet a shift. It tells of facts_from to facts_to, the moment
-- of the giver's signature, when facts and state of the house are frozen with it.
create table handover (
  id         integer primary key,
  shift      integer not null unique references shift (id),
  facts_from integer not null,
  facts_to   integer check (facts_to >= facts_from),
  to_at      integer,              -- until when the sheet says that the shift went
  facts      text,                 -- JSON
  keys       integer check (keys between 0 and 999),
  cash       integer not null default 0 check (cash in (0, 1)),
  doors      integer not null default 0 check (doors in (0, 1)),
  medicines  integer not null default 0 check (medicines in (0, 1)),
  note       text not null default '' check (length(note) <= 2000),
  erased     integer,
  check ((facts_to is null) = (to_at is null)),
  check (facts is null or facts_to is not null)
) strict;

-- Signatures only grow: given, then accepted by somebody else; or returned with a question,
-- then given again. The last one says where the sheet stands.
create table handover_signature (
  id       integer primary key,
  handover integer not null references handover (id),
  kind     text not null check (kind in ('given', 'returned', 'accepted')),
  account  integer not null references account (id),
  role     text not null check (length(role) > 0),
  at       integer not null,
  text     text not null default '' check (length(text) <= 2000),  -- what was understood, or what is asked
  erased   integer,
  check (kind = 'given' or erased is not null or length(trim(text)) > 0)
) strict;
create index handover_signature_of on handover_signature (handover, id);

create view handover_state as
  select h.id as handover, coalesce((select kind from handover_signature s where s.handover = h.id
    order by s.id desc limit 1), 'draft') as state from handover h;

create table handover_line (
  id       integer primary key,
  handover integer not null references handover (id),
  origin   integer not null references handover_line (id),  -- the first of those carried on from sheet to sheet
  place    integer not null,
  resident integer references resident (id),                -- null: the house
  severity text not null check (severity in ('attention', 'watch', 'calm')),
  summary  text not null check (length(summary) <= 500),
  action   text not null check (length(action) <= 500),
  owner    integer references account (id),
  due      integer,
  if_then  text not null check (length(if_then) <= 500),
  made_at  integer not null,
  made_by  integer not null references account (id),
  erased   integer,
  check (erased is not null or length(trim(summary || action || if_then)) > 0),
  check (length(action) > 0 or owner is null and due is null or erased is not null),
  unique (handover, origin)
) strict;
create index handover_line_origin on handover_line (origin);

-- Whether an action was done; the last tick counts.
create table handover_tick (
  id      integer primary key,
  line    integer not null references handover_line (id),   -- the origin
  done    integer not null check (done in (0, 1)),
  at      integer not null,
  account integer not null references account (id)
) strict;
create index handover_tick_line on handover_tick (line, id);

create trigger handover_new before insert on handover
when exists (select 1 from handover where id = new.id or shift = new.shift) or new.facts_to is not null or new.erased is not null
begin select raise(abort, 'refused.append_only'); end;
create trigger handover_stays before delete on handover
begin select raise(abort, 'refused.append_only'); end;
create trigger handover_frozen before update on handover
when new.id <> old.id or new.shift <> old.shift or new.facts_from <> old.facts_from
  or (select state from handover_state where handover = old.id) in ('given', 'accepted')
     and not (old.erased is null and new.erased is not null and new.facts is null and new.note = ''
       and new.facts_to is old.facts_to and new.to_at is old.to_at and new.keys is old.keys and new.cash = old.cash
       and new.doors = old.doors and new.medicines = old.medicines)
begin select raise(abort, 'refused.handover_signed'); end;

create trigger signature_new before insert on handover_signature
when new.id is not 1 + coalesce((select max(id) from handover_signature), 0) or new.erased is not null
begin select raise(abort, 'refused.append_only'); end;
create trigger signature_order before insert on handover_signature
when (select state from handover_state where handover = new.handover)
  not in ('draft', 'returned') and new.kind = 'given'
  or (select state from handover_state where handover = new.handover) is not 'given' and new.kind <> 'given'
  or new.kind = 'given' and (select facts_to is null or facts is null from handover where id = new.handover)
begin select raise(abort, 'refused.handover_signed'); end;
create trigger signature_of_two before insert on handover_signature
when new.kind = 'accepted' and new.account = (select account from handover_signature
  where handover = new.handover and kind = 'given' order by id desc limit 1)
begin select raise(abort, 'refused.handover_two'); end;
create trigger signature_unchanged before update on handover_signature
when old.erased is not null or new.erased is null or new.text <> '' or new.id <> old.id or new.handover <> old.handover
  or new.kind <> old.kind or new.account <> old.account or new.role <> old.role or new.at <> old.at
begin select raise(abort, 'refused.append_only'); end;
create trigger signature_stays before delete on handover_signature
begin select raise(abort, 'refused.append_only'); end;

create trigger line_new before insert on handover_line
when (select state from handover_state where handover = new.handover) not in ('draft', 'returned')
  or exists (select 1 from handover_line where id = new.id) or new.erased is not null
  or new.origin <> new.id and not exists (select 1 from handover_line where id = new.origin and origin = id)
begin select raise(abort, 'refused.handover_signed'); end;
create trigger line_frozen before update on handover_line
when new.id <> old.id or new.handover <> old.handover or new.origin <> old.origin
  or new.made_at <> old.made_at or new.made_by <> old.made_by or old.erased is not null
  or new.erased is not null and (new.summary <> '' or new.action <> '' or new.if_then <> '')
  or (select state from handover_state where handover = old.handover) in ('given', 'accepted')
     and not (new.erased is not null and new.place = old.place and new.resident is old.resident
       and new.severity = old.severity and new.owner is old.owner and new.due is old.due)
begin select raise(abort, 'refused.handover_signed'); end;
-- A line of a draft may go again; one that was carried on is ticked instead.
create trigger line_stays before delete on handover_line
when old.origin <> old.id or (select state from handover_state where handover = old.handover) not in ('draft', 'returned')
  or exists (select 1 from handover_line where origin = old.id and id <> old.id)
begin select raise(abort, 'refused.handover_carried'); end;

create trigger tick_grows before insert on handover_tick
when exists (select 1 from handover_tick where id = new.id)
  or not exists (select 1 from handover_line where id = new.line and origin = id and length(action) > 0)
begin select raise(abort, 'refused.append_only'); end;
create trigger tick_unchanged before update on handover_tick
begin select raise(abort, 'refused.append_only'); end;
create trigger tick_stays before delete on handover_tick
begin select raise(abort, 'refused.append_only'); end;
