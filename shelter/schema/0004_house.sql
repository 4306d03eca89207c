-- The house: rooms, beds and where they stand, who sleeps where and since when, beds kept
-- for somebody, and beds out of service.
--
-- Instants are UTC milliseconds, spans are half-open, the end NULL means "not yet".
-- 9223372036854775807 is that end in comparisons. Rows are voided, never deleted.

create table room(
  id integer primary key,
  code text not null check (length(trim(code)) between 1 and 40),
  floor integer not null default 1 check (floor between -5 and 100),
  kind text not null check (kind in ('women', 'men', 'family', 'isolation', 'staff')),
  note text not null default '' check (length(note) <= 400),
  since integer not null default 0,
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
  referral integer references referral_in(id), -- who was announced, if somebody was
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
create index hold_referral on hold(referral) where referral is not null;

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

-- ── What the rules of the rooms know of a person ────────────────────────────────────
-- grown_from is the moment from which a male is a man for the rooms (setting man_age, 14
-- unless set). Unknown age counts as grown and adult: both are then the beginning of time.
create view rule_person as
  select id as resident, sex, household, relation, coalesce(guardian, 0) as guardian,
    coalesce(unixepoch(born, '+18 years') * 1000, -9223372036854775807) as adult_from,
    coalesce(unixepoch(born, '+' || coalesce((select value from setting where key = 'man_age'), '14') || ' years') * 1000,
      -9223372036854775807) as grown_from
  from resident;

-- Who slept in which room: one row an assignment that wasn't void. An assignment lies
-- within one place of its bed, so that its room is one.
create view occupancy as
  select a.id, a.resident, a.bed, p.room, r.kind, a.from_at,
    coalesce(a.to_at, 9223372036854775807) as to_at, a.reason, a.override_reason
  from bed_assignment a
  join bed_place p on p.bed = a.bed and p.from_at <= a.from_at and a.from_at < coalesce(p.to_at, 9223372036854775807)
  join room r on r.id = p.room
  where a.void = 0;

-- Two people in one room at one time; each pair stands twice.
create view roommates as
  select x.id, z.id as other, x.room, x.kind, x.resident, z.resident as other_resident,
    max(x.from_at, z.from_at) as from_at, x.from_at as own_from, z.from_at as other_from,
    p.sex, p.adult_from, p.grown_from, q.sex as other_sex, q.adult_from as other_adult_from, q.grown_from as other_grown_from,
    p.guardian = q.resident or q.guardian = p.resident
      or p.household = q.household and p.relation <> 'unrelated' and q.relation <> 'unrelated' as related
  from occupancy x
  join bed_place b on b.room = x.room
  join bed_assignment z on z.bed = b.bed and z.void = 0 and z.id <> x.id
    and b.from_at <= z.from_at and z.from_at < coalesce(b.to_at, 9223372036854775807)
    and z.from_at < x.to_at and x.from_at < coalesce(z.to_at, 9223372036854775807)
  join rule_person p on p.resident = x.resident
  join rule_person q on q.resident = z.resident;

-- INV-08, final: a man in a women's room, a woman in a men's room, anybody in a staff room.
create view rule_final as
  select o.id, case o.kind when 'women' then 'refused.man_in_womens_room' when 'men' then 'refused.woman_in_mens_room'
      else 'refused.staff_room' end as rule
  from occupancy o join rule_person p on p.resident = o.resident
  where o.kind = 'staff'
    or o.kind = 'women' and p.sex = 'male' and p.grown_from <= o.from_at
    or o.kind = 'men' and p.sex = 'female' and p.grown_from <= o.from_at;

-- Rules that a reason and an approver set aside, where one person alone breaks them.
create view rule_alone as
  select o.id, 'refused.needs_reason_isolation' as rule from occupancy o
  where o.kind = 'isolation' and o.reason <> 'isolation' and o.override_reason is null
  union all
  select o.id, 'refused.needs_reason_sex_unknown' from occupancy o join rule_person p on p.resident = o.resident
  where o.kind in ('women', 'men') and p.sex is null and o.override_reason is null
  union all
  -- A boy in a women's room, a girl in a men's room: only beside an adult of their own.
  select o.id, 'refused.needs_reason_child_alone' from occupancy o join rule_person p on p.resident = o.resident
  where (o.kind = 'women' and p.sex = 'male' or o.kind = 'men' and p.sex = 'female')
    and p.grown_from > o.from_at and o.override_reason is null
    and not exists (select 1 from roommates m where m.id = o.id and m.related = 1
      and m.other_from <= m.own_from and m.other_adult_from <= m.own_from);

-- INV-06 and its like, where two people break them; each pair stands twice, and the one
-- placed later bears the reason.
create view rule_pair as
  select m.id, m.other, max(m.id, m.other) as bearer, 'refused.needs_reason_child_adult' as rule from roommates m
  where m.related = 0 and (m.adult_from > m.from_at) <> (m.other_adult_from > m.from_at)
  union all
  select m.id, m.other, max(m.id, m.other), 'refused.needs_reason_man_family' from roommates m
  where m.related = 0 and m.kind in ('family', 'isolation')
    and (m.sex is 'male' and m.grown_from <= m.from_at) <> (m.other_sex is 'male' and m.other_grown_from <= m.from_at);

-- Everything that must hold, for the check of the file; empty in a sound one.
create view house_breach as
  select id as assignment, rule from rule_final
  union all select id, rule from rule_alone
  union all select p.id, p.rule from rule_pair p join bed_assignment a on a.id = p.bearer
    where p.id = p.bearer and a.override_reason is null
  union all select a.id, 'refused.bed_taken' from bed_assignment a join bed_assignment b on b.id > a.id and b.bed = a.bed
    and a.void = 0 and b.void = 0 and a.from_at < coalesce(b.to_at, 9223372036854775807) and b.from_at < coalesce(a.to_at, 9223372036854775807)
  union all select a.id, 'refused.person_has_bed' from bed_assignment a join bed_assignment b on b.id > a.id and b.resident = a.resident
    and a.void = 0 and b.void = 0 and a.from_at < coalesce(b.to_at, 9223372036854775807) and b.from_at < coalesce(a.to_at, 9223372036854775807)
  union all select a.id, 'refused.outside_stay' from bed_assignment a join stay s on s.id = a.stay
    where a.void = 0 and (s.void = 1 or a.from_at < s.admitted_at
      or coalesce(a.to_at, 9223372036854775807) > coalesce(s.exited_at, 9223372036854775807));

-- ── Stays ───────────────────────────────────────────────────────────────────────────
create trigger stay_new after insert on stay when new.void = 0 begin
  select raise(abort, 'refused.stay_overlaps') where exists (select 1 from stay s
    where s.resident = new.resident and s.id <> new.id and s.void = 0
      and s.admitted_at < coalesce(new.exited_at, 9223372036854775807)
      and new.admitted_at < coalesce(s.exited_at, 9223372036854775807));
end;

create trigger stay_changed after update on stay begin
  select raise(abort, 'refused.stay_facts') where new.id <> old.id or new.resident <> old.resident;
  select raise(abort, 'refused.stay_overlaps') where new.void = 0 and exists (select 1 from stay s
    where s.resident = new.resident and s.id <> new.id and s.void = 0
      and s.admitted_at < coalesce(new.exited_at, 9223372036854775807)
      and new.admitted_at < coalesce(s.exited_at, 9223372036854775807));
  -- INV-05, INV-10: a bed beyond the stay would stay taken for nobody.
  select raise(abort, 'refused.outside_stay') where exists (select 1 from bed_assignment a
    where a.stay = new.id and a.void = 0 and (new.void = 1 or a.from_at < new.admitted_at
      or coalesce(a.to_at, 9223372036854775807) > coalesce(new.exited_at, 9223372036854775807)));
end;

-- INV-10: whoever leaves leaves nothing open behind.
create trigger stay_exit after update of exited_at on stay
when old.exited_at is null and new.exited_at is not null and new.void = 0 begin
  select raise(abort, 'refused.exit_tasks_open') where exists (select 1 from task where resident = new.resident and state = 'open');
  select raise(abort, 'refused.exit_hold_open') where exists (select 1 from hold
    where resident = new.resident and coalesce(ended_at, until) > new.exited_at and state = 'active');
end;

create trigger stay_stays before delete on stay begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger stay_not_replaced before insert on stay when exists (select 1 from stay where id = new.id)
begin select raise(abort, 'refused.nothing_deleted'); end;

create trigger stay_extension_unchanged before update on stay_extension begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger stay_extension_stays before delete on stay_extension begin select raise(abort, 'refused.nothing_deleted'); end;

-- ── Beds, where they stand, and when they can't be used ──────────────────────────────
create trigger bed_place_new after insert on bed_place begin
  select raise(abort, 'refused.bed_stands_elsewhere') where exists (select 1 from bed_place p
    where p.bed = new.bed and p.id <> new.id and p.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(p.to_at, 9223372036854775807));
end;

create trigger bed_place_changed after update on bed_place begin
  select raise(abort, 'refused.bed_stands_elsewhere') where exists (select 1 from bed_place p
    where p.bed = new.bed and p.id <> new.id and p.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(p.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_moves_with_sleeper') where exists (select 1 from bed_assignment a
    where a.bed = old.bed and a.void = 0 and old.from_at <= a.from_at and a.from_at < coalesce(old.to_at, 9223372036854775807)
      and (new.bed <> old.bed or new.room <> old.room or a.from_at < new.from_at
        or coalesce(a.to_at, 9223372036854775807) > coalesce(new.to_at, 9223372036854775807)));
end;

create trigger bed_place_stays before delete on bed_place begin select raise(abort, 'refused.nothing_deleted'); end;

create trigger bed_counts before update of kind, counts on bed when new.kind <> old.kind or new.counts <> old.counts begin
  select raise(abort, 'refused.bed_used') where exists (select 1 from bed_assignment where bed = old.id);
end;

create trigger room_kind before update of kind on room when new.kind <> old.kind begin
  select raise(abort, 'refused.room_used') where exists (select 1 from bed_place p join bed_assignment a on a.bed = p.bed where p.room = old.id);
end;

create trigger bed_outage_new after insert on bed_outage when new.void = 0 begin
  select raise(abort, 'refused.outage_bed_taken') where exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_held') where exists (select 1 from hold h
    where h.bed = new.bed and h.placed_at < coalesce(new.to_at, 9223372036854775807)
      and max(new.from_at, new.made_at) < coalesce(h.ended_at, h.until));
  select raise(abort, 'refused.bed_out') where exists (select 1 from bed_outage o
    where o.bed = new.bed and o.id <> new.id and o.void = 0 and o.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(o.to_at, 9223372036854775807));
end;

create trigger bed_outage_changed after update on bed_outage when new.void = 0 begin
  select raise(abort, 'refused.outage_bed_taken') where exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_out') where exists (select 1 from bed_outage o
    where o.bed = new.bed and o.id <> new.id and o.void = 0 and o.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(o.to_at, 9223372036854775807));
end;

create trigger bed_outage_stays before delete on bed_outage begin select raise(abort, 'refused.nothing_deleted'); end;

-- ── Who sleeps where: INV-01 … INV-06, INV-08 ────────────────────────────────────────
-- The same checks after insert and after update. Closing a span never breaks a rule of the
-- rooms, so that the rules are looked at only when a row begins to hold or holds longer.
create trigger bed_assignment_new after insert on bed_assignment when new.void = 0 begin
  select raise(abort, 'refused.outside_stay') where not exists (select 1 from stay s
    where s.id = new.stay and s.resident = new.resident and s.void = 0 and s.admitted_at <= new.from_at
      and coalesce(new.to_at, 9223372036854775807) <= coalesce(s.exited_at, 9223372036854775807));
  select raise(abort, 'refused.bed_taken') where exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.id <> new.id and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.person_has_bed') where exists (select 1 from bed_assignment a
    where a.resident = new.resident and a.id <> new.id and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_not_there') where not exists (select 1 from bed_place p
    where p.bed = new.bed and p.from_at <= new.from_at
      and coalesce(new.to_at, 9223372036854775807) <= coalesce(p.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_out') where exists (select 1 from bed_outage o
    where o.bed = new.bed and o.void = 0 and o.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(o.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_held') where exists (select 1 from hold h
    where h.bed = new.bed and h.placed_at < coalesce(new.to_at, 9223372036854775807)
      and max(new.from_at, new.made_at) < coalesce(h.ended_at, h.until));
  select raise(abort, 'refused.man_in_womens_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.man_in_womens_room');
  select raise(abort, 'refused.woman_in_mens_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.woman_in_mens_room');
  select raise(abort, 'refused.staff_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.staff_room');
  select raise(abort, 'refused.needs_reason_isolation') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_isolation');
  select raise(abort, 'refused.needs_reason_sex_unknown') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_sex_unknown');
  select raise(abort, 'refused.needs_reason_child_alone') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_child_alone');
  select raise(abort, 'refused.needs_reason_child_adult') where exists (select 1 from rule_pair p join bed_assignment a on a.id = p.bearer
    where p.id = new.id and p.rule = 'refused.needs_reason_child_adult' and a.override_reason is null);
  select raise(abort, 'refused.needs_reason_man_family') where exists (select 1 from rule_pair p join bed_assignment a on a.id = p.bearer
    where p.id = new.id and p.rule = 'refused.needs_reason_man_family' and a.override_reason is null);
end;

create trigger bed_assignment_changed after update on bed_assignment when new.void = 0 begin
  select raise(abort, 'refused.outside_stay') where not exists (select 1 from stay s
    where s.id = new.stay and s.resident = new.resident and s.void = 0 and s.admitted_at <= new.from_at
      and coalesce(new.to_at, 9223372036854775807) <= coalesce(s.exited_at, 9223372036854775807));
  select raise(abort, 'refused.bed_taken') where exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.id <> new.id and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.person_has_bed') where exists (select 1 from bed_assignment a
    where a.resident = new.resident and a.id <> new.id and a.void = 0 and a.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_not_there') where not exists (select 1 from bed_place p
    where p.bed = new.bed and p.from_at <= new.from_at
      and coalesce(new.to_at, 9223372036854775807) <= coalesce(p.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_out') where exists (select 1 from bed_outage o
    where o.bed = new.bed and o.void = 0 and o.from_at < coalesce(new.to_at, 9223372036854775807)
      and new.from_at < coalesce(o.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_held') where exists (select 1 from hold h
    where h.bed = new.bed and h.placed_at < coalesce(new.to_at, 9223372036854775807)
      and max(new.from_at, new.made_at) < coalesce(h.ended_at, h.until));
end;

create trigger bed_assignment_rules after update on bed_assignment
when new.void = 0 and (old.void = 1 or new.bed <> old.bed or new.resident <> old.resident or new.from_at <> old.from_at
  or new.reason <> old.reason or new.override_reason is not old.override_reason
  or coalesce(new.to_at, 9223372036854775807) > coalesce(old.to_at, 9223372036854775807)) begin
  select raise(abort, 'refused.man_in_womens_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.man_in_womens_room');
  select raise(abort, 'refused.woman_in_mens_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.woman_in_mens_room');
  select raise(abort, 'refused.staff_room') where exists (select 1 from rule_final where id = new.id and rule = 'refused.staff_room');
  select raise(abort, 'refused.needs_reason_isolation') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_isolation');
  select raise(abort, 'refused.needs_reason_sex_unknown') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_sex_unknown');
  select raise(abort, 'refused.needs_reason_child_alone') where exists (select 1 from rule_alone where id = new.id and rule = 'refused.needs_reason_child_alone');
  select raise(abort, 'refused.needs_reason_child_adult') where exists (select 1 from rule_pair p join bed_assignment a on a.id = p.bearer
    where p.id = new.id and p.rule = 'refused.needs_reason_child_adult' and a.override_reason is null);
  select raise(abort, 'refused.needs_reason_man_family') where exists (select 1 from rule_pair p join bed_assignment a on a.id = p.bearer
    where p.id = new.id and p.rule = 'refused.needs_reason_man_family' and a.override_reason is null);
end;

create trigger bed_assignment_stays before delete on bed_assignment begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger bed_assignment_not_replaced before insert on bed_assignment
when exists (select 1 from bed_assignment where id = new.id)
begin select raise(abort, 'refused.nothing_deleted'); end;

-- A correction of the person must not put a man into a women's room, or a child beside a
-- stranger, behind the rules' back: first the bed, then the record. What a reason allows
-- is not undone.
create trigger resident_fits_room after update of sex, birth_day, age_years, age_months, age_on, household, relation, guardian on resident
when exists (select 1 from bed_assignment where resident = new.id and to_at is null and void = 0) begin
  select raise(abort, 'refused.resident_fits_room') where exists (select 1 from bed_assignment a
    where a.resident = new.id and a.to_at is null and a.void = 0 and (
      a.id in (select id from rule_final where id = a.id)
      or a.override_reason is null and (a.id in (select id from rule_alone where id = a.id)
        or exists (select 1 from rule_pair p join bed_assignment b on b.id = p.other
          where p.id = a.id and b.to_at is null and b.override_reason is null))));
end;

-- ── Holds ───────────────────────────────────────────────────────────────────────────
create trigger hold_new after insert on hold begin
  select raise(abort, 'refused.hold_bed_taken') where new.state = 'active' and exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.void = 0 and a.from_at < new.until and new.placed_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_out') where new.state = 'active' and exists (select 1 from bed_outage o
    where o.bed = new.bed and o.void = 0 and o.from_at < new.until and new.placed_at < coalesce(o.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_held') where exists (select 1 from hold h
    where h.bed = new.bed and h.id <> new.id and h.placed_at < coalesce(new.ended_at, new.until)
      and new.placed_at < coalesce(h.ended_at, h.until));
  select raise(abort, 'refused.bed_not_there') where not exists (select 1 from bed_place p
    where p.bed = new.bed and p.from_at <= new.placed_at and coalesce(p.to_at, 9223372036854775807) > new.placed_at);
end;

create trigger hold_changed after update on hold when new.until <> old.until or new.bed <> old.bed or new.placed_at <> old.placed_at
  or old.state <> 'active' and new.state = 'active' begin
  select raise(abort, 'refused.hold_bed_taken') where new.state = 'active' and exists (select 1 from bed_assignment a
    where a.bed = new.bed and a.void = 0 and a.from_at < new.until and new.placed_at < coalesce(a.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_out') where new.state = 'active' and exists (select 1 from bed_outage o
    where o.bed = new.bed and o.void = 0 and o.from_at < new.until and new.placed_at < coalesce(o.to_at, 9223372036854775807));
  select raise(abort, 'refused.bed_held') where exists (select 1 from hold h
    where h.bed = new.bed and h.id <> new.id and h.placed_at < coalesce(new.ended_at, new.until)
      and new.placed_at < coalesce(h.ended_at, h.until));
  select raise(abort, 'refused.bed_not_there') where not exists (select 1 from bed_place p
    where p.bed = new.bed and p.from_at <= new.placed_at and coalesce(p.to_at, 9223372036854775807) > new.placed_at);
end;

create trigger hold_stays before delete on hold begin select raise(abort, 'refused.nothing_deleted'); end;
