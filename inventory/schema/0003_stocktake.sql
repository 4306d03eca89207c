-- Counting the store. Expected is the balance when the count was typed; approving posts
-- the differences as one document and freezes everything.

create table stocktake_line (
  id        integer primary key,
  stocktake integer not null references stocktake (id),
  lot       integer not null references lot (id),
  expected  integer not null check (expected >= 0),
  counted   integer check (counted between 0 and 1000000000000),
  second    integer check (second between 0 and 1000000000000),
  reason    text not null default '' check (reason in ('', 'MISSING_TRANSACTION', 'MISCOUNTED', 'FOUND', 'EXPIRED', 'MISSING',
              'DAMAGED', 'STOLEN', 'OTHER')),
  note      text not null default '' check (length(note) <= 400),
  unique (stocktake, lot)
) strict;

create trigger stocktake_new before insert on stocktake
when new.status <> 'started' or exists (select 1 from stocktake where id = new.id)
  or new.seq <> 1 + coalesce((select max(seq) from stocktake where year = new.year), 0)
begin select raise(abort, 'refused.document_number'); end;
create unique index stocktake_running on stocktake (place) where status in ('started', 'counted');
create index stocktake_frozen_place on stocktake (place, counted_at) where status = 'approved';

create trigger stocktake_frozen before update on stocktake when old.status in ('approved', 'cancelled')
begin select raise(abort, 'refused.stocktake_frozen'); end;
create trigger stocktake_facts before update on stocktake
when new.id <> old.id or new.year <> old.year or new.seq <> old.seq or new.place <> old.place or new.blind <> old.blind
  or new.category is not old.category or new.started_at <> old.started_at or new.started_by <> old.started_by
begin select raise(abort, 'refused.append_only'); end;
create trigger stocktake_approved before update on stocktake when new.status = 'approved' begin
  select raise(abort, 'refused.stocktake_not_counted') where old.status <> 'counted' or length(trim(new.second)) = 0
    or exists (select 1 from stocktake_line where stocktake = new.id and counted is null);
  select raise(abort, 'refused.stocktake_own') where new.approved_by in (new.counted_by, old.counted_by);
  select raise(abort, 'refused.stocktake_reason') where exists (select 1 from stocktake_line where stocktake = new.id
    and counted <> expected and reason = '');
  -- The differences are posted, all of them and nothing else.
  select raise(abort, 'refused.stocktake_posted') where exists (select 1 from stocktake_line l where l.stocktake = new.id
    and l.counted - l.expected <> coalesce((select sum(m.qty) from movement m join document d on d.id = m.document
      where d.stocktake = new.id and m.lot = l.lot and m.place = new.place), 0));
end;
create trigger stocktake_stays before delete on stocktake begin select raise(abort, 'refused.append_only'); end;

create trigger stocktake_line_new before insert on stocktake_line
when exists (select 1 from stocktake_line where id = new.id or stocktake = new.stocktake and lot = new.lot)
  or not exists (select 1 from stocktake where id = new.stocktake and status in ('started', 'counted'))
begin select raise(abort, 'refused.stocktake_frozen'); end;
create trigger stocktake_line_frozen before update on stocktake_line
when new.id <> old.id or new.stocktake <> old.stocktake or new.lot <> old.lot
  or not exists (select 1 from stocktake where id = old.stocktake and status in ('started', 'counted'))
begin select raise(abort, 'refused.stocktake_frozen'); end;
create trigger stocktake_line_stays before delete on stocktake_line begin select raise(abort, 'refused.stocktake_frozen'); end;

-- A correction belongs to a stock-take that is being approved.
create trigger correction_of_stocktake before insert on document
when new.kind = 'correction' and (new.undo_of is not null or exists (select 1 from stocktake where id = new.stocktake and status <> 'counted'))
begin select raise(abort, 'refused.stocktake_frozen'); end;
