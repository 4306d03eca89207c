-- What residents' rows take over from their stays, so that lists and code words needn't ask.

-- Expected, in the house or left; and how long her code word stays hers: as long as she is
-- here, then 24 months (INV-21: resident_word_still_free refuses a stay that would bring a
-- word back which somebody else has been given meanwhile).
create trigger resident_follows_new_stay after insert on stay
begin
  update resident set
    state = case
      when exists (select 1 from stay where resident = new.resident and void = 0 and exited_at is null) then 'in'
      when exists (select 1 from stay where resident = new.resident and void = 0) then 'left'
      else 'expected' end,
    word_until = case
      when exists (select 1 from stay where resident = new.resident and void = 0 and exited_at is null)
      then 9223372036854775807
      else unixepoch(max(code_word_given_at, coalesce(
        (select max(exited_at) from stay where resident = new.resident and void = 0), 0)) / 1000,
        'unixepoch', '+24 months') * 1000 end
  where id = new.resident;
end;
create trigger resident_follows_stay after update of resident, exited_at, void on stay
begin
  update resident set
    state = case
      when exists (select 1 from stay where resident = new.resident and void = 0 and exited_at is null) then 'in'
      when exists (select 1 from stay where resident = new.resident and void = 0) then 'left'
      else 'expected' end,
    word_until = case
      when exists (select 1 from stay where resident = new.resident and void = 0 and exited_at is null)
      then 9223372036854775807
      else unixepoch(max(code_word_given_at, coalesce(
        (select max(exited_at) from stay where resident = new.resident and void = 0), 0)) / 1000,
        'unixepoch', '+24 months') * 1000 end
  where id = new.resident;
end;

-- INV-22: nobody lives here before she is born. Fourteen hours cover every time zone; the
-- program checks to the day.
create trigger stay_after_birth before insert on stay
when (select birth_day from resident where id = new.resident)
   > date(new.admitted_at / 1000, 'unixepoch', '+14 hours')
begin select raise(abort, 'refused.birth_after_event'); end;
create trigger stay_still_after_birth before update of resident, admitted_at on stay
when (select birth_day from resident where id = new.resident)
   > date(new.admitted_at / 1000, 'unixepoch', '+14 hours')
begin select raise(abort, 'refused.birth_after_event'); end;
create trigger birth_before_stay before update of birth_day on resident
when exists (select 1 from stay where resident = new.id and void = 0
             and new.birth_day > date(admitted_at / 1000, 'unixepoch', '+14 hours'))
begin select raise(abort, 'refused.birth_after_event'); end;

-- INV-10: what an exit closed isn't opened again while she is gone. A task made afterwards,
-- such as sending on a letter, is another matter.
create trigger task_stays_closed_after_exit before update of state on task
when old.state <> 'open' and new.state = 'open'
 and (select state from resident where id = new.resident) = 'left'
 and new.made_at <= (select max(exited_at) from stay where resident = new.resident and void = 0)
begin select raise(abort, 'refused.task_of_one_who_left'); end;
