-- The house: rooms, beds and where they stand, who sleeps where and since when, beds kept
-- for somebody, beds out of service, and who is out of the house.
--
-- Instants are UTC milliseconds, spans are half-open, the end NULL means "not yet".
-- 9223372036854775807 is that end in comparisons. Rows are voided, never deleted.

create table room(
  id integer primary key,
  code text not null check (length(trim(code)) between 1 and 40),
  floor integer not null default 1 check (floor between -5 and 100),
  kind text not null check (kind in ('women', 'men', 'family', 'isolation', 'staff')),
  note text not null default '' check (length(note) <= 400),
  place integer not null default 0, -- order on the board
  removed_at integer
) strict;
create unique index room_code on room(code) where removed_at is null;

-- A crib has no say in the capacity of the house (INV-07).
create table bed(
  id integer primary key,
  room integer not null references room(id), -- where it belongs; where it stands is in bed_place
  code text not null check (length(trim(code)) between 1 and 40),
  kind text not null check (kind in ('standard', 'bunk_upper', 'bunk_lower', 'crib')),
  counts integer not null check (counts in (0, 1)),
  place integer not null default 0,
  removed_at integer,
  check (kind <> 'crib' or counts = 0)
) strict;
create unique index bed_code on bed(code) where removed_at is null;
create index bed_room on bed(room);

-- Where a bed stood, so that any past moment comes out right though cribs wander.
create table bed_place(
  id integer primary key,
  bed integer not null references bed(id),
  room integer not null references room(id),
  from_at integer not null,
  to_at integer,
  check (to_at is null or to_at > from_at)
) strict;
create unique index bed_place_now on bed_place(bed) where to_at is null;
create index bed_place_bed on bed_place(bed, from_at);
create index bed_place_room on bed_place(room, from_at);

create table bed_outage(
  id integer primary key,
  bed integer not null references bed(id),
  from_at integer not null,
  to_at integer,
  reason text not null check (reason in ('repair', 'bugs', 'no_mattress', 'quarantine', 'cleaning', 'other')),
  note text not null default '' check (length(note) <= 400),
  made_at integer not null,
  made_by integer references account(id), -- null: the program
  void integer not null default 0 check (void in (0, 1)),
  check (to_at is null or to_at > from_at)
) strict;
create index bed_outage_bed on bed_outage(bed, from_at) where void = 0;

-- A stay ends with a reason and a destination ('99' = not collected), or it hasn't ended (INV-23).
create table stay(
  id integer primary key,
  resident integer not null references resident(id),
  entry_no integer not null check (entry_no >= 1),
  admitted_at integer not null,
  planned_until text check (date(planned_until) is planned_until),
  exited_at integer,
  exit_reason text check (exit_reason in ('plan_completed', 'to_family', 'to_friends', 'own_request', 'transferred',
    'hospital', 'psychiatric_hospital', 'state_care', 'detained', 'returned_home', 'deported', 'disappeared',
    'expelled_violence', 'expelled_rules', 'maximum_stay', 'not_eligible', 'deceased')),
  destination text check (destination in ('rental', 'owned', 'family_permanent', 'family_temporary', 'friends_permanent',
    'friends_temporary', 'other_shelter', 'transitional', 'safe_haven', 'hospital', 'psychiatric_hospital', 'state_care',
    'detention', 'abroad', 'other', 'no_exit_interview', 'deceased', '8', '9', '99')),
  country text not null default '' check (length(country) in (0, 3)),
  transport text not null default '' check (length(transport) <= 200),
  exit_interview integer not null default 0 check (exit_interview in (0, 1)),
  note text not null default '' check (length(note) <= 2000),
  made_at integer not null,
  made_by integer references account(id), -- null: the program
  version integer not null default 1,
  void integer not null default 0 check (void in (0, 1)),
  check (exited_at is null or exited_at > admitted_at),
  check ((exited_at is null) = (exit_reason is null)),
  check ((exited_at is null) = (destination is null))
) strict;
create unique index stay_open on stay(resident) where exited_at is null and void = 0;
create unique index stay_entry on stay(resident, entry_no) where void = 0;
create unique index stay_of on stay(id, resident);
create index stay_resident on stay(resident, admitted_at) where void = 0;
create index stay_exited on stay(exited_at) where void = 0;

create table stay_extension(
  id integer primary key,
  stay integer not null references stay(id),
  old_until text,
  until text not null check (date(until) is until),
  reason text not null check (length(trim(reason)) between 1 and 400),
  approved_by integer not null references account(id),
  at integer not null
) strict;
create index stay_extension_stay on stay_extension(stay);

create table bed_assignment(
  id integer primary key,
  stay integer not null,
  resident integer not null,
  bed integer not null references bed(id),
  from_at integer not null,
  to_at integer,
  reason text not null check (reason in ('admission', 'move_by_resident', 'move_by_staff', 'conflict', 'repair',
    'isolation', 'end_of_stay', 'return')),
  override_reason text check (length(trim(override_reason)) between 1 and 400),
  approved_by integer references account(id),
  made_at integer not null,
  made_by integer references account(id), -- null: the program
  void integer not null default 0 check (void in (0, 1)),
  check (to_at is null or to_at > from_at),
  check ((override_reason is null) = (approved_by is null)),
  foreign key (stay, resident) references stay(id, resident)
) strict;
create unique index bed_assignment_bed_now on bed_assignment(bed) where to_at is null and void = 0;
create unique index bed_assignment_resident_now on bed_assignment(resident) where to_at is null and void = 0;
create index bed_assignment_bed on bed_assignment(bed, from_at) where void = 0;
create index bed_assignment_resident on bed_assignment(resident, from_at) where void = 0;
create index bed_assignment_stay on bed_assignment(stay) where void = 0;
create index bed_assignment_to on bed_assignment(to_at) where void = 0;

-- Beds kept for somebody; beds held together have the same party (the id of the first).
-- Whether a hold still holds is told by the clock, until < now; state follows.
create table hold(
  id integer primary key,
  party integer not null,
  bed integer not null references bed(id),
  purpose text not null default '' check (length(purpose) <= 400),
  resident integer references resident(id),
  placed_at integer not null,
  placed_by integer references account(id),
  until integer not null,
  state text not null default 'active' check (state in ('active', 'used', 'expired', 'released', 'cancelled')),
  ended_at integer,
  check (until > placed_at),
  check (ended_at is null or ended_at between placed_at and until),
  check ((state = 'active') = (ended_at is null))
) strict;
create index hold_bed on hold(bed, until);
create index hold_active on hold(until) where state = 'active';

-- Out of the house and back. Destination is case information (F3) and never on paper of level A.
create table presence_event(
  id integer primary key,
  resident integer not null references resident(id),
  kind text not null check (kind in ('out', 'in')),
  at integer not null,
  expected_back_at integer,
  reason text check (reason in ('court', 'police', 'doctor', 'shop', 'family', 'work', 'consulate', 'other')),
  accompanied_by text not null default '' check (length(accompanied_by) <= 200),
  destination text not null default '' check (length(destination) <= 400),
  made_at integer not null,
  made_by integer references account(id), -- null: the program
  check ((kind = 'out') = (reason is not null)),
  check (expected_back_at is null or kind = 'out' and expected_back_at > at)
) strict;
create unique index presence_event_resident on presence_event(resident, at);

create view present_resident as
  select resident from stay where exited_at is null and void = 0;

create view last_stay as
  select s.resident, s.id as stay, s.admitted_at, s.exited_at from stay s
  where s.void = 0 and not exists (select 1 from stay l where l.resident = s.resident and l.void = 0 and l.admitted_at > s.admitted_at);

-- Capacity at a moment is the sum of changes up to it (INV-07): places that count and are in service.
create view capacity_change as
  with standing as (
    select p.bed, p.from_at, coalesce(p.to_at, 9223372036854775807) as to_at from bed_place p
    join bed b on b.id = p.bed join room r on r.id = p.room where b.counts = 1 and r.kind <> 'staff'),
  closed as (
    select max(o.from_at, s.from_at) as from_at, min(coalesce(o.to_at, 9223372036854775807), s.to_at) as to_at
    from standing s join bed_outage o on o.bed = s.bed and o.void = 0 and o.from_at < s.to_at
      and s.from_at < coalesce(o.to_at, 9223372036854775807))
  select from_at as at, 1 as places from standing
  union all select to_at, -1 from standing where to_at < 9223372036854775807
  union all select from_at, -1 from closed
  union all select to_at, 1 from closed where to_at < 9223372036854775807;
