-- The plan of the house changes, and its past stays. What a room was called, what it was for
-- and whether it was there at all is kept for every moment; a bed keeps its kind for good
-- (one of another kind is another bed) and all its names.
--
-- changed_at is when the row began to say what it says; what it said before is in room_was
-- and bed_was, valid before until. version counts the changes, so that none goes unkept.

alter table room add column version integer not null default 1;
alter table room add column changed_at integer not null default 0;
alter table bed add column version integer not null default 1;
alter table bed add column changed_at integer not null default 0;

create table room_was(
  id integer primary key,
  room integer not null references room(id),
  until integer not null,
  there integer not null check (there in (0, 1)), -- 0: it was removed then
  code text not null,
  floor integer not null,
  kind text not null,
  note text not null,
  place integer not null
) strict;
create unique index room_was_until on room_was(room, until);

create table bed_was(
  id integer primary key,
  bed integer not null references bed(id),
  until integer not null,
  code text not null,
  place integer not null
) strict;
create unique index bed_was_until on bed_was(bed, until);

create trigger room_was_grows before insert on room_was
when new.until > (select changed_at from room where id = new.room)
  or new.until <= coalesce((select max(until) from room_was where room = new.room), -9223372036854775807)
  or exists (select 1 from room_was where id = new.id)
begin select raise(abort, 'refused.plan_past'); end;
create trigger room_was_unchanged before update on room_was begin select raise(abort, 'refused.plan_past'); end;
create trigger room_was_stays before delete on room_was begin select raise(abort, 'refused.plan_past'); end;

create trigger bed_was_grows before insert on bed_was
when new.until > (select changed_at from bed where id = new.bed)
  or new.until <= coalesce((select max(until) from bed_was where bed = new.bed), -9223372036854775807)
  or exists (select 1 from bed_was where id = new.id)
begin select raise(abort, 'refused.plan_past'); end;
create trigger bed_was_unchanged before update on bed_was begin select raise(abort, 'refused.plan_past'); end;
create trigger bed_was_stays before delete on bed_was begin select raise(abort, 'refused.plan_past'); end;

-- ── Rooms ───────────────────────────────────────────────────────────────────────────
create trigger room_stays before delete on room begin select raise(abort, 'refused.plan_past'); end;
create trigger room_not_replaced before insert on room when exists (select 1 from room where id = new.id)
begin select raise(abort, 'refused.plan_past'); end;

create trigger room_changes before update on room begin
  select raise(abort, 'refused.plan_past') where new.id <> old.id or new.since <> old.since
    or new.version <> old.version + 1 or new.changed_at < old.changed_at
    or old.removed_at is null and new.removed_at is not null and new.removed_at <> new.changed_at
    or old.removed_at is not null and new.removed_at is not null;
end;

create trigger room_kept after update on room
when new.code <> old.code or new.floor <> old.floor or new.kind <> old.kind or new.note <> old.note
  or new.place <> old.place or old.removed_at is not null begin
  insert into room_was(room, until, there, code, floor, kind, note, place)
    select old.id, coalesce(old.removed_at, new.changed_at), 1, old.code, old.floor, old.kind, old.note, old.place
    where not exists (select 1 from room_was where room = old.id and until >= coalesce(old.removed_at, new.changed_at));
  insert into room_was(room, until, there, code, floor, kind, note, place)
    select old.id, new.changed_at, 0, old.code, old.floor, old.kind, old.note, old.place
    where old.removed_at is not null and not exists (select 1 from room_was where room = old.id and until >= new.changed_at);
end;

create trigger room_removed after update of removed_at on room when new.removed_at is not null begin
  select raise(abort, 'refused.room_has_beds') where exists (select 1 from bed_place p
    where p.room = new.id and coalesce(p.to_at, 9223372036854775807) > new.removed_at);
end;

-- ── Beds ────────────────────────────────────────────────────────────────────────────
drop trigger bed_counts;

create trigger bed_stays before delete on bed begin select raise(abort, 'refused.plan_past'); end;
create trigger bed_not_replaced before insert on bed when exists (select 1 from bed where id = new.id)
begin select raise(abort, 'refused.plan_past'); end;

create trigger bed_changes before update on bed begin
  select raise(abort, 'refused.bed_used') where new.kind <> old.kind or new.counts <> old.counts;
  select raise(abort, 'refused.plan_past') where new.id <> old.id
    or new.version <> old.version + 1 or new.changed_at < old.changed_at
    or old.removed_at is null and new.removed_at is not null and new.removed_at <> new.changed_at
    or old.removed_at is not null and new.removed_at is not null;
end;

create trigger bed_kept after update on bed when new.code <> old.code or new.place <> old.place begin
  insert into bed_was(bed, until, code, place)
    select old.id, coalesce(old.removed_at, new.changed_at), old.code, old.place
    where not exists (select 1 from bed_was where bed = old.id and until >= coalesce(old.removed_at, new.changed_at));
end;

create trigger bed_removed after update of removed_at on bed when new.removed_at is not null begin
  select raise(abort, 'refused.bed_stands_still') where exists (select 1 from bed_place p
    where p.bed = new.id and coalesce(p.to_at, 9223372036854775807) > new.removed_at);
  select raise(abort, 'refused.remove_bed_taken') where exists (select 1 from bed_assignment a
    where a.bed = new.id and a.void = 0 and coalesce(a.to_at, 9223372036854775807) > new.removed_at);
  select raise(abort, 'refused.remove_bed_held') where exists (select 1 from hold h
    where h.bed = new.id and coalesce(h.ended_at, h.until) > new.removed_at);
end;

-- A removed bed stands nowhere, nothing stands in a removed room, and nobody is promised
-- a bed that is gone.
create trigger bed_place_there after insert on bed_place begin
  select raise(abort, 'refused.bed_removed') where exists (select 1 from bed
    where id = new.bed and removed_at < coalesce(new.to_at, 9223372036854775807));
  select raise(abort, 'refused.room_removed') where exists (select 1 from room
    where id = new.room and removed_at < coalesce(new.to_at, 9223372036854775807));
end;

create trigger bed_place_still_there after update on bed_place begin
  select raise(abort, 'refused.bed_removed') where exists (select 1 from bed
    where id = new.bed and removed_at < coalesce(new.to_at, 9223372036854775807));
  select raise(abort, 'refused.room_removed') where exists (select 1 from room
    where id = new.room and removed_at < coalesce(new.to_at, 9223372036854775807));
end;

create trigger hold_bed_there after insert on hold begin
  select raise(abort, 'refused.bed_removed') where exists (select 1 from bed
    where id = new.bed and removed_at < coalesce(new.ended_at, new.until));
end;

create trigger hold_bed_still_there after update on hold when new.bed <> old.bed or new.until <> old.until or new.ended_at is not old.ended_at begin
  select raise(abort, 'refused.bed_removed') where exists (select 1 from bed
    where id = new.bed and removed_at < coalesce(new.ended_at, new.until));
end;

-- ── What a room was for, at any moment ──────────────────────────────────────────────
create view room_kinds as
  select w.room, case w.there when 1 then w.kind else 'staff' end as kind,
    coalesce((select max(p.until) from room_was p where p.room = w.room and p.until < w.until), -9223372036854775807) as from_at,
    w.until as to_at
  from room_was w
  union all
  select r.id, r.kind, coalesce((select max(p.until) from room_was p where p.room = r.id), -9223372036854775807), 9223372036854775807
  from room r;

drop view capacity_change;
create view capacity_change as
  with standing as (
    select p.bed, max(p.from_at, r.from_at) as from_at, min(coalesce(p.to_at, 9223372036854775807), r.to_at) as to_at
    from bed_place p join bed b on b.id = p.bed join room_kinds r on r.room = p.room
      and r.from_at < coalesce(p.to_at, 9223372036854775807) and p.from_at < r.to_at
    where b.counts = 1 and r.kind <> 'staff'),
  closed as (
    select max(o.from_at, s.from_at) as from_at, min(coalesce(o.to_at, 9223372036854775807), s.to_at) as to_at
    from standing s join bed_outage o on o.bed = s.bed and o.void = 0 and o.from_at < s.to_at
      and s.from_at < coalesce(o.to_at, 9223372036854775807))
  select from_at as at, 1 as places from standing
  union all select to_at, -1 from standing where to_at < 9223372036854775807
  union all select from_at, -1 from closed
  union all select to_at, 1 from closed where to_at < 9223372036854775807;

-- The rules of a room look at what it was for when somebody last slept in it: when a room
-- becomes another, those who sleep there must fit the new one.
drop view occupancy;
create view occupancy as
  select a.id, a.resident, a.bed, p.room,
    coalesce((select w.kind from room_was w where w.room = p.room and w.until >= coalesce(a.to_at, 9223372036854775807)
      order by w.until limit 1), r.kind) as kind,
    a.from_at, coalesce(a.to_at, 9223372036854775807) as to_at, a.reason, a.override_reason
  from bed_assignment a
  join bed_place p on p.bed = a.bed and p.from_at <= a.from_at and a.from_at < coalesce(p.to_at, 9223372036854775807)
  join room r on r.id = p.room
  where a.void = 0;

-- Two people in one room at one time; each pair stands twice. The room is what it was when
-- they last shared it.
drop view roommates;
create view roommates as
  select x.id, z.id as other, x.room,
    coalesce((select w.kind from room_was w where w.room = x.room
      and w.until >= min(x.to_at, coalesce(z.to_at, 9223372036854775807)) order by w.until limit 1), r.kind) as kind,
    x.resident, z.resident as other_resident,
    max(x.from_at, z.from_at) as from_at, x.from_at as own_from, z.from_at as other_from,
    p.sex, p.adult_from, p.grown_from, q.sex as other_sex, q.adult_from as other_adult_from, q.grown_from as other_grown_from,
    p.guardian = q.resident or q.guardian = p.resident
      or p.household = q.household and p.relation <> 'unrelated' and q.relation <> 'unrelated' as related
  from occupancy x
  join room r on r.id = x.room
  join bed_place b on b.room = x.room
  join bed_assignment z on z.bed = b.bed and z.void = 0 and z.id <> x.id
    and b.from_at <= z.from_at and z.from_at < coalesce(b.to_at, 9223372036854775807)
    and z.from_at < x.to_at and x.from_at < coalesce(z.to_at, 9223372036854775807)
  join rule_person p on p.resident = x.resident
  join rule_person q on q.resident = z.resident;

-- INV-06, INV-08 when a room becomes another: whoever sleeps there fits it.
drop trigger room_kind;
create trigger room_kind_people after update of kind on room when new.kind <> old.kind begin
  select raise(abort, 'refused.room_kind_people') where exists (select 1 from occupancy o
    where o.room = new.id and o.to_at > new.changed_at and (
      o.id in (select id from rule_final where id = o.id)
      or o.override_reason is null and o.id in (select id from rule_alone where id = o.id)
      or exists (select 1 from rule_pair p join bed_assignment b on b.id = p.bearer
        where p.id = o.id and b.override_reason is null)));
  select raise(abort, 'refused.room_kind_held') where new.kind = 'staff' and exists (select 1 from hold h
    join bed_place p on p.bed = h.bed and p.room = new.id and p.to_at is null
    where h.state = 'active' and h.until > new.changed_at);
end;

-- The audit is read newest first, by who or by what was done, in files of a million rows.
create index audit_account on audit(account, at);
create index audit_action on audit(action, at);
