-- Who is out of the house and who was seen in it, what was decided about the bed of
-- somebody who stays away, and who was announced at the door.
--
-- Events, decisions and roll calls only grow: a correction is a new row that points at the
-- first one, and the latest of them counts. That somebody is overdue, or was away over
-- night, is told by the clock at every read and stands nowhere.

-- Out of the house and back. Destination is case information (F3) and never on paper of
-- level A. A void row takes the event away that it corrects.
create table presence_event(
  id integer primary key,
  stay integer not null,
  resident integer not null,
  kind text not null check (kind in ('out', 'in', 'void')),
  at integer not null,
  expected_back_at integer,
  reason text check (reason in ('court', 'police', 'doctor', 'shop', 'family', 'work', 'consulate', 'other', 'left')),
  accompanied_by text not null default '' check (length(accompanied_by) <= 200),
  destination text not null default '' check (length(destination) <= 400),
  corrects integer references presence_event(id), -- always the first of a chain
  why text not null default '' check (length(why) <= 400),
  made_at integer not null,
  made_by integer references account(id), -- null: the program
  check (kind <> 'void' or corrects is not null),
  check ((kind = 'out') = (reason is not null)),
  check (expected_back_at is null or kind = 'out' and expected_back_at > at),
  foreign key (stay, resident) references stay(id, resident)
) strict;
create index presence_event_stay on presence_event(stay, at);
create index presence_event_resident on presence_event(resident, at);
create index presence_event_corrects on presence_event(corrects, id) where corrects is not null;
create index presence_event_at on presence_event(at);
create index presence_event_made on presence_event(made_at);

-- What counts: of each chain the latest row, unless that is void. Its id is that of the
-- first row, whatever was corrected since.
create view presence as
  select coalesce(e.corrects, e.id) as id, e.id as line, e.stay, e.resident, e.kind, e.at, e.expected_back_at, e.reason,
    e.accompanied_by, e.destination, e.made_at, e.made_by
  from presence_event e
  where e.kind <> 'void' and not exists (select 1 from presence_event c
    where c.corrects = coalesce(e.corrects, e.id) and c.id > e.id);

-- INV-12, for the check of the file; empty in a sound one. In each stay out and in take
-- turns, out first, each later than the one before.
create view presence_breach as
  select p.id, p.stay from (
    select id, stay, kind, at, lag(kind) over chain as kind_before, lag(at) over chain as at_before
    from presence window chain as (partition by stay order by at, line)) p
  where p.kind = p.kind_before or p.kind_before is null and p.kind = 'in' or p.at <= p.at_before;

create trigger presence_event_new before insert on presence_event when new.corrects is null begin
  select raise(abort, 'refused.nothing_deleted') where exists (select 1 from presence_event where id = new.id);
  select raise(abort, 'refused.not_here') where not exists (select 1 from stay s where s.id = new.stay
    and s.void = 0 and s.admitted_at <= new.at and new.at <= coalesce(s.exited_at, 9223372036854775807));
  select raise(abort, 'refused.presence_earlier') where exists (select 1 from presence p
    where p.stay = new.stay and p.at >= new.at);
  select raise(abort, 'refused.already_out') where new.kind = 'out' and 'out' is (select p.kind from presence p
    where p.stay = new.stay order by p.at desc limit 1);
  select raise(abort, 'refused.not_out') where new.kind = 'in' and 'out' is not (select p.kind from presence p
    where p.stay = new.stay order by p.at desc limit 1);
end;
create trigger presence_event_corrects before insert on presence_event when new.corrects is not null begin
  select raise(abort, 'refused.nothing_deleted') where exists (select 1 from presence_event where id = new.id);
  select raise(abort, 'refused.presence_gone') where not exists (select 1 from presence p
    where p.id = new.corrects and p.stay = new.stay and p.resident = new.resident and new.kind in ('void', p.kind));
end;
create trigger presence_event_corrected after insert on presence_event when new.corrects is not null begin
  select raise(abort, 'refused.not_here') where new.kind <> 'void' and not exists (select 1 from stay s where s.id = new.stay
    and s.void = 0 and s.admitted_at <= new.at and new.at <= coalesce(s.exited_at, 9223372036854775807));
  select raise(abort, 'refused.presence_order') where exists (select 1 from presence_breach where stay = new.stay);
end;
create trigger presence_event_unchanged before update on presence_event begin select raise(abort, 'refused.append_only'); end;
create trigger presence_event_stays before delete on presence_event begin select raise(abort, 'refused.append_only'); end;

-- A stay covers what is known of her presence.
create trigger stay_covers_presence after update of admitted_at, exited_at, void on stay begin
  select raise(abort, 'refused.before_last_outing') where exists (select 1 from presence p where p.stay = new.id
    and (new.void = 1 or p.at < new.admitted_at or p.at > coalesce(new.exited_at, 9223372036854775807)));
end;

-- ── The bed of somebody who stays away ──────────────────────────────────────────────
-- Asked for by the program when the time has come, once; keep, or free with an exit. The
-- program answers itself when she came back, or when it turns out that she is expected later.
create table absence_decision(
  id integer primary key,
  absence integer not null references presence_event(id), -- the first row of the outing
  due_at integer not null,
  task integer references task(id),
  made_at integer not null,
  choice text check (choice in ('keep', 'free', 'returned', 'postponed')),
  keep_until integer,
  note text not null default '' check (length(note) <= 400),
  decided_at integer,
  decided_by integer references account(id), -- null: the program
  check ((choice is null) = (decided_at is null)),
  check ((choice is 'keep') = (keep_until is not null)),
  check (keep_until is null or keep_until > decided_at)
) strict;
create unique index absence_decision_open on absence_decision(absence) where choice is null;
create index absence_decision_absence on absence_decision(absence, id);

create trigger absence_decision_new before insert on absence_decision begin
  select raise(abort, 'refused.append_only') where exists (select 1 from absence_decision where id = new.id);
  select raise(abort, 'refused.not_out') where not exists (select 1 from presence where id = new.absence and kind = 'out');
end;
create trigger absence_decision_once before update on absence_decision
when old.choice is not null or new.choice is null or new.id <> old.id or new.absence <> old.absence or new.due_at <> old.due_at
  or new.task is not old.task or new.made_at <> old.made_at
begin select raise(abort, 'refused.append_only'); end;
create trigger absence_decision_stays before delete on absence_decision begin select raise(abort, 'refused.append_only'); end;

-- ── Roll calls ──────────────────────────────────────────────────────────────────────
create table roll_call(
  id integer primary key,
  at integer not null,
  note text not null default '' check (length(note) <= 2000),
  corrects integer unique references roll_call(id),
  made_at integer not null,
  made_by integer not null references account(id),
  check (at <= made_at)
) strict;
create index roll_call_at on roll_call(at);

create table roll_call_seen(
  roll_call integer not null references roll_call(id),
  resident integer not null,
  stay integer not null,
  seen text not null check (seen in ('present', 'absent_known', 'absent_unknown')),
  primary key (roll_call, resident),
  foreign key (stay, resident) references stay(id, resident)
) strict, without rowid;

create trigger roll_call_new before insert on roll_call when exists (select 1 from roll_call where id = new.id or corrects = new.corrects)
begin select raise(abort, 'refused.append_only'); end;
create trigger roll_call_unchanged before update on roll_call begin select raise(abort, 'refused.append_only'); end;
create trigger roll_call_stays before delete on roll_call begin select raise(abort, 'refused.append_only'); end;
create trigger roll_call_seen_new before insert on roll_call_seen begin
  select raise(abort, 'refused.append_only') where exists (select 1 from roll_call_seen
    where roll_call = new.roll_call and resident = new.resident);
  select raise(abort, 'refused.not_here') where not exists (select 1 from roll_call c join stay s on s.id = new.stay
    and s.resident = new.resident and s.void = 0 and s.admitted_at <= c.at and c.at < coalesce(s.exited_at, 9223372036854775807)
    where c.id = new.roll_call);
end;
create trigger roll_call_seen_unchanged before update on roll_call_seen begin select raise(abort, 'refused.append_only'); end;
create trigger roll_call_seen_stays before delete on roll_call_seen begin select raise(abort, 'refused.append_only'); end;

-- ── Who was announced ───────────────────────────────────────────────────────────────
-- Numbers and needs, never a name. Whoever came is a household of her own from then on.
create table referral_in(
  id integer primary key,
  received_at integer not null,
  channel text not null check (channel in ('hotline', 'walk_in', 'phone', 'police', 'letter', 'online')),
  source text not null check (source in ('ngo', 'law_enforcement', 'health', 'central_government', 'local_government',
    'immigration', 'legal', 'business', 'school', 'embassy', 'iom', 'self', 'family', 'former_resident', 'other')),
  source_name text not null default '' check (length(source_name) <= 200), -- the body, not the person
  women integer not null default 0 check (women between 0 and 99),
  men integer not null default 0 check (men between 0 and 99),
  adults integer not null default 0 check (adults between 0 and 99), -- sex not known
  girls integer not null default 0 check (girls between 0 and 99),
  boys integer not null default 0 check (boys between 0 and 99),
  children integer not null default 0 check (children between 0 and 99), -- sex not known
  eta integer,
  need text not null default '' check (length(need) <= 400),
  decision text not null default 'open' check (decision in ('open', 'accepted', 'declined_no_bed', 'declined_not_eligible',
    'referred_on', 'withdrawn', 'no_show')),
  decided_at integer,
  decided_by integer references account(id), -- null: the program
  reason text not null default '' check (length(reason) <= 400),
  sent_to text not null default '' check (length(sent_to) <= 200),
  household integer unique references household(id), -- who came of it
  made_at integer not null,
  made_by integer not null references account(id),
  version integer not null default 1 check (version > 0),
  check (women + men + adults + girls + boys + children > 0),
  check ((decision = 'open') = (decided_at is null)),
  check (decision <> 'open' or decided_by is null),
  check (decision <> 'referred_on' or length(trim(sent_to)) > 0),
  check (household is null or decision = 'accepted')
) strict;
create index referral_in_waiting on referral_in(coalesce(eta, received_at)) where household is null and decision in ('open', 'accepted');
create index referral_in_received on referral_in(received_at);
create index referral_in_decided on referral_in(decided_at);

create trigger referral_in_new before insert on referral_in
when new.decision <> 'open' or new.household is not null or exists (select 1 from referral_in where id = new.id)
begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger referral_in_came before update on referral_in when old.household is not null
begin select raise(abort, 'refused.referral_came'); end;
create trigger referral_in_stays before delete on referral_in begin select raise(abort, 'refused.nothing_deleted'); end;

create trigger hold_for_referral before insert on hold when new.referral is not null
  and 'accepted' is not (select decision from referral_in where id = new.referral and household is null)
begin select raise(abort, 'refused.referral_not_accepted'); end;

-- What happened in a shift is asked for by time alone.
create index stay_admitted on stay(admitted_at) where void = 0;
create index stay_made on stay(made_at) where void = 0;
create index bed_assignment_from on bed_assignment(from_at) where void = 0;
create index bed_assignment_made on bed_assignment(made_at) where void = 0;
create index hold_placed on hold(placed_at);
create index hold_ended on hold(ended_at) where ended_at is not null;
create index roll_call_made on roll_call(made_at);
create index referral_in_made on referral_in(made_at);
create index presence_event_back on presence_event(expected_back_at) where expected_back_at is not null;
